/* What the ledger of papers can be asked for. */
import type { FilterField } from '@/office/ledger/filters'

export const paperFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'number', label: '文号（全称）', kind: 'text', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'kind', label: '种类', kind: 'choice', words: 'paper_kind', shown: true },
  { name: 'state', label: '状态', kind: 'choice', words: 'paper_state', shown: true },
  { name: 'issued_from', label: '出具自', kind: 'day', shown: true },
  { name: 'issued_to', label: '出具至', kind: 'day', shown: true },
  { name: 'issuer', label: '出具单位', kind: 'county' },
  { name: 'institution', label: '机构', kind: 'institution' },
  { name: 'inspection', label: '检查', kind: 'institution' },
  { name: 'hazard', label: '隐患', kind: 'institution' },
]
