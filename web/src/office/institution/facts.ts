/* A record in words, in the groups of its form. */
import type { Institution } from '@/shared/api'
import type { Fact } from '@/office/parts/FactList.vue'
import { label } from '@/shared/label'
import { editGroups, type EditField } from './fields'

function factOf(record: Institution, field: EditField): Fact {
  const value = (record as unknown as Record<string, unknown>)[field.name]
  const wide = field.kind === 'area' || field.name === 'address'
  if (field.place) return { label: field.label, value: field.place === 'county' ? record.county_name : record.town_name }
  if (value === undefined || value === null) return { label: field.label }
  if (field.words) return { label: field.label, value: label(field.words, String(value)) }
  if (typeof value === 'boolean') return { label: field.label, value: value ? '是' : '否' }
  return { label: field.label, value: String(value), wide }
}

export function factGroups(record: Institution): { title: string; facts: Fact[] }[] {
  const own = `/hazards?institution=${record.uuid}`
  const state: Fact[] = [
    { label: '最近检查', value: record.last_visited_on ?? '从未检查', red: !record.last_visited_on },
    { label: '最近自查', value: record.last_self_check_on ?? '未自查' },
    { label: '未销号隐患', value: record.open_hazards ?? 0, link: `${own}&unresolved=true&not_void=true` },
    { label: '逾期隐患', value: record.overdue_hazards ?? 0, link: `${own}&overdue=true`, red: !!record.overdue_hazards },
  ]
  const groups = editGroups.map((group) => ({ title: group.title, facts: group.fields.map((field) => factOf(record, field)) }))
  return [{ title: '检查与隐患', facts: state }, ...groups]
}
