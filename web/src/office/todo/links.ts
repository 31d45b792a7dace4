/* Where a thing to do is done. */
import type { TodoCount, TodoItem, TodoKind } from '@/shared/api'
import { yearStart } from '@/shared/dates'

/* Only lists that hold exactly what is counted: the other kinds are shown among the rows below. */
const lists: Partial<Record<TodoKind, (today: string) => string>> = {
  visit: (today) => `/institutions?status=operating&visited=false&visited_from=${yearStart(today)}&visited_to=${today}&sort=last_visit`,
  overdue: () => '/hazards?overdue=true&sort=deadline',
  conflict: () => '/conflicts',
}

export const countLink = (count: TodoCount, today: string): string | undefined =>
  count.kind && count.count ? lists[count.kind]?.(today) : undefined

export function itemLink(item: TodoItem): string {
  if (item.hazard) return `/hazards/${item.hazard}`
  if (item.kind === 'conflict') return '/conflicts'
  return item.institution ? `/institutions/${item.institution}` : '/'
}

/* Once submitted, a hazard is no longer overdue: the deadline was the institution's. */
export const late = (item: TodoItem): boolean => !!item.overdue && item.kind !== 'recheck' && item.kind !== 'second_name'

/* Red is for what is overdue. */
export const pressing = (count: TodoCount): boolean => count.kind === 'overdue' && !!count.count
