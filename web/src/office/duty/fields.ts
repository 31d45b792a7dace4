/* What a list of duty subjects can be asked for. */
import { reactive } from 'vue'
import { client } from '@/office/app'
import type { FilterField } from '@/office/ledger/filters'
import type { DutyList, DutyStatus } from '@/shared/api'
import { label } from '@/shared/label'

const duties = reactive<{ value: string; label: string }[]>([])

export async function loadDuties(): Promise<void> {
  const { items } = await client.get<DutyList>('/duties')
  const current = items.filter((one) => one.current).map((one) => ({ value: one.code, label: `${one.code} ${one.title}` }))
  duties.splice(0, duties.length, ...current)
}

export const subjectFilters: FilterField[] = [
  { name: 'code', label: '履职要求', kind: 'choice', choices: duties, blank: '请选择', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'status', label: '状态', kind: 'choice', words: 'duty_status', shown: true },
  { name: 'owing', label: '完成情况', kind: 'flag', yes: '仍未完成', no: '已完成', shown: true },
  { name: 'day', label: '哪一天所在的一期', kind: 'day', shown: true },
  { name: 'as_of', label: '截至日期', kind: 'day', shown: true },
]

const dueStatuses = ['met', 'done_late', 'missed'].map((value) => ({ value, label: label('duty_status', value as DutyStatus) }))

export const dueFilters: FilterField[] = [
  { name: 'from', label: '到期日起', kind: 'day', shown: true },
  { name: 'to', label: '到期日止', kind: 'day', shown: true },
  { name: 'code', label: '履职要求', kind: 'choice', choices: duties, blank: '全部', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'status', label: '状态', kind: 'choice', choices: dueStatuses, blank: '全部', shown: true },
  { name: 'in_time', label: '完成情况', kind: 'flag', yes: '按期完成', no: '未按期完成', shown: true },
]
