/* What the ledger of inspections can be asked for. */
import type { FilterField } from '@/office/ledger/filters'

export const inspectionFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'institution_type', label: '机构类型', kind: 'choice', words: 'institution_type', shown: true },
  { name: 'level', label: '层级', kind: 'choice', words: 'inspection_level', shown: true },
  { name: 'kind', label: '方式', kind: 'choice', words: 'inspection_kind', shown: true },
  { name: 'state', label: '状态', kind: 'choice', words: 'inspection_state', shown: true },
  { name: 'led_by_leader', label: '班子成员带队', kind: 'flag', shown: true },
  { name: 'finished_from', label: '完成自', kind: 'day', shown: true },
  { name: 'finished_to', label: '完成至', kind: 'day', shown: true },
  { name: 'by_bureau', label: '检查单位', kind: 'flag', yes: '市局或县局', no: '机构自查' },
  { name: 'institution', label: '机构', kind: 'institution' },
]
