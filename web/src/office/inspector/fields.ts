/* What the list of inspectors can be asked for. */
import type { FilterField } from '@/office/ledger/filters'

export const inspectorFilters: FilterField[] = [
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'level', label: '层级', kind: 'choice', choices: [{ value: 'city', label: '市级' }, { value: 'county', label: '县级及以下' }], shown: true },
  { name: 'role', label: '角色', kind: 'choice', words: 'role' },
  { name: 'supervisor', label: '监管人员', kind: 'flag', yes: '只看监管人员', no: '监管人员以外', shown: true },
  { name: 'active', label: '账号可用', kind: 'flag', shown: true },
  { name: 'inspected', label: '参加检查', kind: 'flag', yes: '参加过', no: '没有参加', shown: true },
  { name: 'inspected_from', label: '参检自', kind: 'day', shown: true },
  { name: 'inspected_to', label: '参检至', kind: 'day', shown: true },
  { name: 'opened_to', label: '开通不晚于', kind: 'day' },
]
