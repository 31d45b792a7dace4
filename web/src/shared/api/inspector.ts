/* The people who inspect from outside. */
import type { AccountStatus, Role } from './words'

export interface InspectorRow {
  uuid: string
  login: string
  name: string
  title?: string
  role: Role
  region_name?: string
  status: AccountStatus
  inspection_days: number // in the filter's period, else ever
  last_inspected_on?: string
}

export interface InspectorPage {
  items: InspectorRow[] // by login
  total: number
  total_capped: boolean
  next?: string
}
