/* Targets of the year; periods, their freeze, and what differs since. */
import type { DutyStatus, DutyUnit, FigureList } from './words'

export interface Target {
  uuid: string
  year: number
  figure: string
  label: string
  unit: string
  value: number // in the figure's unit
  due_on: string
  county?: string // absent: the city, and every county without a target of its own
  county_name?: string
  created_by: string
  created_at: string
  void_reason?: string
  row_version: number
}

export interface TargetList {
  items: Target[]
}

export interface TargetNew {
  uuid: string
  year: number
  figure: string
  value: number
  due_on?: string
  county?: string
}

export interface TargetChange {
  uuid: string
  value: number
  due_on: string
}

export interface TargetVoid {
  uuid: string
  reason: string
}

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'
export type PeriodState = 'running' | 'open' | 'confirmed' | 'frozen'
export type PeriodPart = 'value' | 'whole'
export type PeriodChange = 'in' | 'out' | 'weight'

export interface PeriodRow {
  code: string // 2026, 2026-H1, 2026-Q3, 2026-07
  label: string
  kind: PeriodKind
  from: string
  to: string
  state: PeriodState
  confirmed: number
  counties: number
  frozen_at?: string
  frozen_by?: string
  override_reason?: string
  may?: string[]
}

export interface PeriodList {
  year: number
  items: PeriodRow[]
}

export interface PeriodConfirmation {
  county: string
  county_name: string
  confirmed_at?: string
  confirmed_by?: string
  note?: string
  changed_since?: boolean
}

export interface PeriodFigure {
  id: string
  label: string
  wording: string
  unit: string
  list: FigureList
  frozen_display?: string
  frozen_numerator?: number
  frozen_denominator?: number
  live_display?: string
  live_numerator?: number
  live_denominator?: number
  live_query?: string
  numerator_change?: number
  denominator_change?: number
}

export interface Period {
  row: PeriodRow
  confirmations: PeriodConfirmation[]
  figures: PeriodFigure[]
}

export interface PeriodRecord {
  uuid?: string // of list duties: of the institution or leader; a bureau has none
  list: FigureList
  institution_name: string
  county_name: string
  text?: string
  day?: string
  duty?: string // code; this and what follows of list duties only
  term?: string
  unit?: DutyUnit
  region?: string // of a bureau
  status?: DutyStatus // when it was frozen
}

export interface PeriodRecords {
  items: PeriodRecord[]
  total: number
  next?: string
}

export interface PeriodDifference {
  uuid?: string // of list duties: of the institution or leader; a bureau has none
  list: FigureList
  change: PeriodChange
  amount: number
  institution_name: string
  county_name: string
  text?: string
  day?: string
  cause?: string // act of the newest audit row since the freeze
  cause_detail?: string
  cause_by?: string
  cause_at?: string
  duty?: string // code; this and what follows of list duties only
  term?: string
  unit?: DutyUnit
  region?: string // of a bureau
  frozen_status?: DutyStatus // absent: not owed then
  live_status?: DutyStatus // absent: not owed today
}

export interface PeriodDifferences {
  items: PeriodDifference[]
  total: number
  amount: number
  next?: string
}
