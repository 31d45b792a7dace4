/* What the ledger of activities can be asked for. */
import type { FilterField } from '@/office/ledger/filters'

export const activityFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'kind', label: '活动类型', kind: 'choice', words: 'activity_kind', shown: true },
  { name: 'group', label: '活动分类', kind: 'choice', words: 'activity_group' },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'level', label: '层级', kind: 'choice', words: 'inspection_level', shown: true },
  { name: 'state', label: '状态', kind: 'choice', words: 'activity_state', shown: true },
  { name: 'held_from', label: '日期自', kind: 'day', shown: true },
  { name: 'held_to', label: '日期至', kind: 'day', shown: true },
  { name: 'has_measures', label: '举措', kind: 'flag', yes: '有', no: '没有' },
  { name: 'institution', label: '机构', kind: 'institution' },
]
