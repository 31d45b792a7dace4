/* How plans are said. */
import type { VisitPlanState } from '@/shared/api'
import { label, options } from '@/shared/label'
import type { FilterField } from '@/office/ledger/filters'

interface Window {
  from_on: string
  to_on: string
}

/* 2026-12-03, or 12-01 至 12-31 */
export const windowText = (plan: Window): string => (plan.from_on === plan.to_on ? plan.from_on : `${plan.from_on} 至 ${plan.to_on}`)

export const planTones: Record<VisitPlanState, 'plain' | 'good' | 'wait'> = { planned: 'wait', noticed: 'wait', done: 'good', cancelled: 'plain' }

interface Kind {
  kind: string
  unannounced: boolean
  led_by_leader: boolean
}
export const kindText = (plan: Kind): string =>
  label('inspection_kind', plan.kind) + (plan.unannounced ? '，四不两直' : '') + (plan.led_by_leader ? '，班子带队' : '')

/* Self-checks are the institution's own. */
export const planKinds = options('inspection_kind').filter((one) => !['self', 'gas_self'].includes(one.value))
const bureauLevels = options('inspection_level').filter((one) => one.value !== 'institution')

export const planFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'institution_type', label: '机构类型', kind: 'choice', words: 'institution_type', shown: true },
  { name: 'state', label: '状态', kind: 'choice', words: 'visit_plan_state', shown: true },
  { name: 'kind', label: '检查类型', kind: 'choice', choices: planKinds, shown: true },
  { name: 'level', label: '层级', kind: 'choice', choices: bureauLevels, shown: true },
  { name: 'source', label: '来源', kind: 'choice', words: 'visit_plan_source', shown: true },
  { name: 'from', label: '日期自', kind: 'day', shown: true },
  { name: 'to', label: '日期至', kind: 'day', shown: true },
  { name: 'mine', label: '我参加的', kind: 'flag', shown: true },
  { name: 'overdue', label: '逾期未查', kind: 'flag' },
  { name: 'open', label: '待检查', kind: 'flag' },
  { name: 'notice_due', label: '该通知未通知', kind: 'flag' },
  { name: 'dated', label: '已定日期', kind: 'flag' },
  { name: 'unannounced', label: '四不两直', kind: 'flag' },
  { name: 'led_by_leader', label: '班子带队', kind: 'flag' },
  { name: 'draw', label: '抽取', kind: 'institution' },
  { name: 'key_date', label: '节点', kind: 'institution' },
  { name: 'institution', label: '机构', kind: 'institution' },
]
