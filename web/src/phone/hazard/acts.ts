/* The acts a person may do on a hazard from the phone, as queued items. */
import type { Hazard } from '@/shared/api'
import { newUuid } from '@/shared/uuid'
import type { OutboxItem } from '../store/types'

export type ActCode = 'acknowledge' | 'submit' | 'close' | 'return'

export const actNames: Record<ActCode, string> = {
  acknowledge: '签收',
  submit: '申报整改完成',
  close: '销号',
  return: '退回',
}

export interface ActForm {
  text: string
  day: string // done_on, or the new deadline
  cost: string // yuan
  report_number: string
  photos: string[]
}

const text = (value: string) => value.trim() || undefined

function bodyOf(act: ActCode, form: ActForm): object {
  switch (act) {
    case 'acknowledge':
      return {}
    case 'submit':
      return { measures: text(form.text), done_on: form.day, cost_fen: costFen(form.cost), after_photos: form.photos }
    case 'close':
      return { result: text(form.text), report_number: text(form.report_number), after_photos: form.photos }
    case 'return':
      return { reason: text(form.text), new_deadline: form.day }
  }
}

/* '12.5' yuan -> 1250 fen; nothing or nonsense -> undefined. */
export function costFen(yuan: string): number | undefined {
  const match = /^\s*(\d{1,10})(?:\.(\d{1,2}))?\s*$/.exec(yuan)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}

/* What the server would refuse, in words; empty: fit to be queued. */
export function actGaps(act: ActCode, form: ActForm, hazard: Pick<Hazard, 'severity' | 'found_on' | 'awaits_second_name'>, today: string): string[] {
  const gaps: string[] = []
  const textName = { acknowledge: '', submit: '整改措施', close: '复查结果', return: '退回原因' }[act]
  if (textName && !form.text.trim()) gaps.push(`请填写${textName}`)
  if (act === 'submit' && (form.day < hazard.found_on || form.day > today)) gaps.push('完成日期应在发现日期与今天之间')
  if (act === 'submit' && form.photos.length === 0) gaps.push('请至少拍一张整改后照片')
  if (act === 'submit' && form.cost.trim() && costFen(form.cost) === undefined) gaps.push('整改费用应为数字，最多两位小数')
  if (act === 'close' && hazard.severity === 'major' && !hazard.awaits_second_name && !form.report_number.trim()) gaps.push('重大隐患销号须填写检测报告编号')
  if (act === 'return' && form.day < today) gaps.push('新的整改期限不能早于今天')
  return gaps
}

export function toAct(hazard: Hazard, act: ActCode, form: ActForm, owner: string, now: Date): OutboxItem {
  const body = { event: newUuid(), device_at: now.toISOString(), ...bodyOf(act, form) }
  return {
    owner,
    noun: 'hazard',
    record: hazard.uuid,
    title: `${actNames[act]}：${hazard.institution_name} ${hazard.description}`,
    method: 'POST',
    path: `/hazards/${hazard.uuid}/${act}`,
    body: JSON.stringify(body),
    version: hazard.row_version,
    photos: act === 'submit' || act === 'close' ? form.photos : [],
    hazards: [],
    state: 'waiting',
    created_at: now.toISOString(),
    tries: 0,
    next_at: 0,
  }
}
