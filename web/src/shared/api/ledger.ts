/* What every ledger has: filters kept under a name, and exports that say how far they are. */
import type { ProgressState } from './words'

export interface SavedFilter {
  uuid: string
  ledger: string // as the page is called in the address bar
  name: string
  query: string // the address bar's, paging left out
}

export interface SavedFilterList {
  items: SavedFilter[]
}

export interface SavedFilterNew {
  uuid?: string // in path
  ledger: string
  name: string
  query: string
}

export interface ProgressView {
  state: ProgressState
  rows_done: number
  rows_total?: number // absent: not known
}
