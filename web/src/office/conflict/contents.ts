/* Two contents of one record, member by member. */
import { editFields } from '@/office/institution/fields'
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

/* Members a reader meets, in words; the rest show by their names. */
const members: Record<string, string> = {
  ...Object.fromEntries(editFields.map((field) => [field.name, field.label])),
  answers: '逐项结果',
  area: '领域',
  checklist: '检查表',
  conclusion: '结论',
  deadline: '整改期限',
  after_photos: '整改后照片',
  cost_fen: '整改费用（分）',
  device_at: '办理时间',
  done_on: '完成日期',
  event: '办理编号',
  interim_measures: '防范措施',
  measures: '整改措施',
  new_deadline: '新的整改期限',
  queued: '离线办理',
  reason: '理由',
  report_number: '检测报告编号',
  result: '复查结果',
  text: '内容',
  description: '隐患描述',
  finished_at: '完成时间',
  found_on: '发现日期',
  institution: '机构',
  kind: '方式',
  measures_required: '整改要求',
  place: '部位或地点',
  rechecks: '复查',
  responsible: '整改责任人',
  severity: '等级',
  source: '来源',
  started_at: '开始时间',
  team: '检查组',
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
    const row = { name: members[name] ?? name, stored: textOf(stored[name]), sent: textOf(value) }
    return { ...row, differs: name in stored && row.stored !== row.sent }
  })
  return rows.sort((a, b) => Number(b.differs) - Number(a.differs))
}
