/* Where a thing to do is done, and which list holds exactly what a number counts. */
import type { Role, TodoCount, TodoItem, TodoKind } from '@/shared/api'
import { addDays, weekday, yearStart } from '@/shared/dates'
import { isInstitution } from '@/shared/session'

interface Who {
  role: Role
  today: string
}

const isCity = (role: Role) => role === 'city_leader' || role === 'city_supervisor'
const isLeader = (role: Role) => role === 'city_leader' || role === 'county_leader'
const weekEnd = (today: string) => addDays(today, 7 - weekday(today))

/* The filters of the ledgers, as the server asks them (src/domain/todo_hazard.c, todo_incident.c, todo_visit.c). */
const lists: Partial<Record<TodoKind, (who: Who) => string>> = {
  incident: () => '/incidents?acknowledged=false',
  second_name: () => '/hazards?awaits_second_name=true&sort=deadline',
  assess: ({ role }) => `/hazards?unassessed=true&by_city=${isCity(role)}&sort=deadline`,
  recheck: ({ role }) => '/hazards?state=submitted&awaits_second_name=false&sort=deadline' + (isInstitution(role) ? '&source=self&severity=general' : ''),
  extension: ({ role }) => `/hazards?extension_pending=true&severity=${isLeader(role) ? 'major' : 'general'}&by_city=${isCity(role)}&sort=deadline`,
  delist: ({ role }) => `/hazards?delist_by_city=${isCity(role)}&sort=deadline`,
  transferred: () => '/hazards?state=transferred&transfer_answered=false',
  overdue: () => '/hazards?overdue=true&sort=deadline',
  returned: () => '/hazards?state=open&returned=true&sort=deadline',
  acknowledge: () => '/hazards?state=open&acknowledged=false&returned=false&sort=deadline',
  plan_missing: () => '/hazards?state=open&plan_missing=true&sort=deadline',
  rectify: () => '/hazards?state=open&acknowledged=true&returned=false&sort=deadline',
  visit: ({ today }) => `/institutions?status=operating&visited=false&visited_from=${yearStart(today)}&visited_to=${today}&sort=last_visit`,
  planned: ({ today }) => `/plans/list?mine=true&open=true&to=${weekEnd(today)}`,
  notice: ({ role }) => '/plans/list?notice_due=true' + (isCity(role) ? '' : '&level=county'),
  conflict: () => '/conflicts?resolved=false',
  delivery: () => '/deliveries?trouble=true',
}

export const countLink = (count: TodoCount, who: Who): string | undefined => (count.count ? lists[count.kind]?.(who) : undefined)

export function itemLink(item: TodoItem): string {
  if (item.incident) return `/incidents/${item.incident}`
  if (item.hazard) return `/hazards/${item.hazard}`
  if (item.plan) return `/plans/${item.plan}`
  return item.institution ? `/institutions/${item.institution}` : '/'
}

/* Once submitted, a hazard is no longer overdue: the deadline was the institution's. */
export const late = (item: TodoItem): boolean => !!item.overdue && item.kind !== 'recheck' && item.kind !== 'second_name'

/* Red is for what is overdue. */
export const pressing = (count: TodoCount): boolean => count.kind === 'overdue' && !!count.count
