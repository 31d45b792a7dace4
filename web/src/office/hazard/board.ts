/* The board: one column a state. */
import type { Filter } from '@/office/ledger/filters'
import type { HazardState } from '@/shared/api'
import { hazardFilters } from './fields'

export interface BoardColumn {
  state: HazardState
  title: string
  sort: 'deadline' | 'found'
  empty: string
}

export const boardColumns: BoardColumn[] = [
  { state: 'open', title: '整改中', sort: 'deadline', empty: '没有整改中的隐患。' },
  { state: 'submitted', title: '待复查', sort: 'deadline', empty: '没有等待复查的隐患。' },
  { state: 'transferred', title: '已移交', sort: 'found', empty: '没有移交其他部门的隐患。' },
  { state: 'closed', title: '已销号', sort: 'found', empty: '还没有销号的隐患。' },
]

/* State, order and what follows from a state are the board's own. */
const OWN = ['state', 'sort', 'overdue', 'unresolved', 'not_void']
export const boardFilters = hazardFilters.filter((field) => !OWN.includes(field.name))

export function columnQuery(column: BoardColumn, filter: Filter): Filter {
  const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => !OWN.includes(name)))
  return { ...rest, state: column.state, sort: column.sort }
}

export const ledgerLink = (column: BoardColumn, filter: Filter) => ({ path: '/hazards', query: columnQuery(column, filter) })
