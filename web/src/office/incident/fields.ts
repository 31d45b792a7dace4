/* What the ledger of incidents can be asked for, and how a row looks. */
import type { FilterField } from '@/office/ledger/filters'
import type { IncidentState } from '@/shared/api'

export const incidentFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'type', label: '事件类别', kind: 'choice', words: 'incident_type', shown: true },
  { name: 'kind', label: '事件类型', kind: 'choice', words: 'incident_kind', shown: true },
  { name: 'accident_level', label: '事故等级', kind: 'choice', words: 'accident_level', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'state', label: '状态', kind: 'choice', words: 'incident_state', shown: true },
  { name: 'late', label: '报告', kind: 'flag', yes: '迟报', no: '一小时内', shown: true },
  { name: 'acknowledged', label: '签收', kind: 'flag', yes: '已签收', no: '待签收', shown: true },
  { name: 'happened_from', label: '发生日期自', kind: 'day', shown: true },
  { name: 'happened_to', label: '发生日期至', kind: 'day', shown: true },
  { name: 'with', label: '伤亡情况', kind: 'choice', words: 'incident_with' },
  { name: 'not_void', label: '作废', kind: 'flag', yes: '不含作废', no: '只看作废' },
  { name: 'institution_type', label: '机构类型', kind: 'choice', words: 'institution_type' },
  { name: 'institution', label: '机构', kind: 'institution' },
]

const tones = { open: 'wait', concluded: 'good', void: 'plain' } as const
export const toneOf = (state: IncidentState) => tones[state]
