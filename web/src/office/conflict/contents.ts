/* Two contents of one record, member by member. */
import type { Conflict } from '@/shared/api'

export interface Difference {
  name: string
  stored: string
  sent: string
  differs: boolean
}

const nouns: Record<string, [string, string]> = {
  hazard: ['隐患', 'hazards'],
  inspection: ['检查', 'inspections'],
  institution: ['机构', 'institutions'],
  checklist: ['检查表', 'checklists'],
}

const nounOf = (noun: string | undefined) => nouns[(noun ?? '').replace(/s$/, '')]
export const nounText = (noun: string | undefined): string => nounOf(noun)?.[0] ?? noun ?? '记录'

export function recordPath(conflict: Conflict): string | undefined {
  const place = nounOf(conflict.noun)
  return place && conflict.record ? `/${place[1]}/${conflict.record}` : undefined
}

function parsed(content: string): Record<string, unknown> {
  try {
    const value = JSON.parse(content)
    return value && typeof value === 'object' ? value : { 内容: content }
  } catch {
    return { 内容: content }
  }
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '—' : typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)

/* Only what was sent is compared: the stored record has members of its own that nobody sends. */
export function compare(stored: Record<string, unknown>, content: string): Difference[] {
  const rows = Object.entries(parsed(content)).map(([name, value]) => {
    const row = { name, stored: textOf(stored[name]), sent: textOf(value) }
    return { ...row, differs: name in stored && row.stored !== row.sent }
  })
  return rows.sort((a, b) => Number(b.differs) - Number(a.differs))
}
