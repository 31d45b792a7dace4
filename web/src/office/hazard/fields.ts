/* What the ledger of hazards can be asked for, and how a state looks. */
import type { FilterField } from '@/office/ledger/filters'
import type { HazardRow, HazardState } from '@/shared/api'

export const hazardFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'town', label: '镇(街道)', kind: 'town', shown: true },
  { name: 'institution_type', label: '机构类型', kind: 'choice', words: 'institution_type', shown: true },
  { name: 'area', label: '领域', kind: 'choice', words: 'area', shown: true },
  { name: 'severity', label: '等级', kind: 'choice', words: 'severity', shown: true },
  { name: 'source', label: '来源', kind: 'choice', words: 'hazard_source', shown: true },
  { name: 'state', label: '状态', kind: 'choice', words: 'hazard_state', shown: true },
  { name: 'overdue', label: '逾期', kind: 'flag', yes: '已逾期', no: '未逾期', shown: true },
  { name: 'found_from', label: '发现自', kind: 'day', shown: true },
  { name: 'found_to', label: '发现至', kind: 'day', shown: true },
  { name: 'sort', label: '排序', kind: 'choice', words: 'hazard_sort', blank: '默认', shown: true },
  { name: 'institution', label: '机构', kind: 'institution' },
  { name: 'inspection', label: '检查', kind: 'institution' },
  { name: 'unresolved', label: '销号', kind: 'flag', yes: '未销号', no: '已销号' },
  { name: 'not_void', label: '作废', kind: 'flag', yes: '不含作废', no: '只看作废' },
  { name: 'closed_from', label: '销号自', kind: 'day' },
  { name: 'closed_to', label: '销号至', kind: 'day' },
  { name: 'due_before', label: '期限早于', kind: 'day' },
  { name: 'deadline_from', label: '期限自', kind: 'day' },
  { name: 'deadline_to', label: '期限至', kind: 'day' },
  { name: 'open_on', label: '当日仍未销号', kind: 'day' },
  { name: 'not_closed_on', label: '当日仍未销号（含已移交）', kind: 'day' },
  { name: 'on_time', label: '按期', kind: 'flag', yes: '按期销号', no: '未按期' },
  { name: 'repeat', label: '重复隐患', kind: 'flag' },
  { name: 'fixed_on_site', label: '当场整改', kind: 'flag' },
  { name: 'item_code', label: '检查项', kind: 'text' },
  { name: 'acknowledged', label: '签收', kind: 'flag', yes: '已签收或不需签收', no: '待签收', shown: true },
  { name: 'listed', label: '挂牌督办', kind: 'flag', yes: '正在挂牌', no: '未挂牌', shown: true },
  { name: 'extension_pending', label: '延期申请', kind: 'flag', yes: '待决定', no: '没有待决定的', shown: true },
  { name: 'awaits_second_name', label: '第二人签字', kind: 'flag', yes: '等待签字', no: '不等待' },
  { name: 'extended', label: '延期', kind: 'flag', yes: '延过期', no: '未延期' },
  { name: 'by_city', label: '由谁查出', kind: 'flag', yes: '市级检查', no: '市级检查以外' },
  { name: 'returned', label: '复查退回', kind: 'flag', yes: '被退回过', no: '没有' },
  { name: 'listed_level', label: '挂牌层级', kind: 'choice', words: 'listed_level' },
  { name: 'transfer_answered', label: '移交答复', kind: 'flag', yes: '已办结', no: '待答复' },
  { name: 'graded_cd', label: 'C、D级建筑隐患', kind: 'flag', yes: '已定一案一策', no: '不限' },
  { name: 'major_with', label: '重大隐患', kind: 'choice', words: 'major_with' },
  { name: 'delist_asked', label: '摘牌', kind: 'flag', yes: '已申请摘牌', no: '未申请' },
  { name: 'delist_by_city', label: '待摘牌', kind: 'flag', yes: '由市局决定', no: '由县局决定' },
  { name: 'restricted', label: '临时措施', kind: 'flag', yes: '正在采取', no: '没有' },
  { name: 'unassessed', label: '研判', kind: 'flag', yes: '重大隐患中待研判的', no: '不限' },
  { name: 'plan_missing', label: '治理方案和五落实', kind: 'flag', yes: '重大隐患中欠缺的', no: '不欠缺' },
]

export type Tone = 'plain' | 'good' | 'wait' | 'bad'

const tones: Record<HazardState, Tone> = { open: 'wait', submitted: 'wait', closed: 'good', transferred: 'plain', void: 'plain' }

export const toneOf = (row: { state?: HazardState; overdue?: boolean }): Tone => (row.overdue ? 'bad' : tones[row.state ?? 'open'])

/* 还剩 3 天, 逾期 2 天: only while it is in rectification. */
export function leftText(row: Pick<HazardRow, 'state' | 'days_left'>): string {
  if (row.state !== 'open' || row.days_left === undefined) return ''
  if (row.days_left < 0) return `逾期 ${-row.days_left} 天`
  return row.days_left === 0 ? '今天到期' : `还剩 ${row.days_left} 天`
}
