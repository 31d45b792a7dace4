/* The posts of an institution, in the order of the table, and what the matrix can be asked for. */
import type { FilterField } from '@/office/ledger/filters'
import type { Assignment, AssignmentPost, Role } from '@/shared/api'
import { options } from '@/shared/label'

export const posts = options('assignment_post') as { value: AssignmentPost; label: string }[]

/* Whose accounts are offered for a post; at the institution its own people. */
export const roleOf: Record<AssignmentPost, Role | undefined> = {
  city_leader: 'city_leader',
  county_leader: 'county_leader',
  city_person: 'city_supervisor',
  county_person: 'county_supervisor',
  town_person: 'town_officer',
  institution_person: undefined,
}

export const matrixFilters: FilterField[] = [
  { name: 'search', label: '机构名称', kind: 'text', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'town', label: '镇(街道)', kind: 'town', shown: true },
  { name: 'type', label: '机构类型', kind: 'choice', words: 'institution_type', shown: true },
  { name: 'person', label: '责任人姓名', kind: 'text', shown: true },
  { name: 'post', label: '担任岗位', kind: 'choice', words: 'assignment_post', shown: true },
  { name: 'vacant', label: '空缺岗位', kind: 'choice', words: 'assignment_post', blank: '不看空缺', shown: true },
]

export interface Held {
  post: AssignmentPost
  label: string
  now?: Assignment
}

/* Who answers today, one row a post. */
export const heldPosts = (items: Assignment[]): Held[] =>
  posts.map(({ value, label }) => ({ post: value, label, now: items.find((one) => one.post === value && !one.ends_on) }))

export const former = (items: Assignment[]): Assignment[] => items.filter((one) => !!one.ends_on)
