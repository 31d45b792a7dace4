/* Answers as they are read: by area, what failed first. */
import type { AnswerResult, Area, InspectionAnswer } from '@/shared/api'

export interface AnswerGroup {
  area: Area
  answers: InspectionAnswer[]
  failed: number
}

const order: Record<AnswerResult, number> = { fail: 0, pass: 1, not_applicable: 2 }

export function groupAnswers(answers: InspectionAnswer[]): AnswerGroup[] {
  const groups = new Map<Area, InspectionAnswer[]>()
  for (const answer of answers) {
    const area = answer.area ?? 'management'
    groups.set(area, [...(groups.get(area) ?? []), answer])
  }
  return Array.from(groups, ([area, list]) => ({
    area,
    answers: [...list].sort((a, b) => order[a.result ?? 'pass'] - order[b.result ?? 'pass']),
    failed: list.filter((answer) => answer.result === 'fail').length,
  }))
}
