/* Duties: who must do what how often, and how far everybody is. */
import type { FigureValue } from './figure'
import type { Condition, DutyAct, DutyPeriod, DutyRule, DutyStatus, DutySubject, DutyUnit, InstitutionType } from './words'

export interface DutyWindow {
  name: string
  first_day: string
  last_day: string
}

/* One version; it never changes. */
export interface Duty {
  uuid: string
  code: string // D1; the same through all versions
  number: number
  title: string
  basis?: string
  subject: DutySubject
  act: DutyAct
  rule: DutyRule
  period: DutyPeriod
  threshold: number
  target?: number // percent of institutions
  institution_type?: InstitutionType
  applies_when?: Condition
  least_stock?: number
  due_month?: number // of a yearly one: by its last day
  lead_days: number
  least_days: number // in operation, to owe it
  effective_from: string
  in_force: boolean
  created_at: string
  created_by?: string // absent: came with the program
  current: boolean
  windows: DutyWindow[] // key dates that begin while it governs
}

export interface DutyList {
  items: Duty[] // by code, the latest first
}

export interface DutyNew {
  uuid?: string // in path
  code: string
  title: string
  basis?: string
  subject: DutySubject
  act: DutyAct
  rule: DutyRule
  period: DutyPeriod
  threshold?: number
  target?: number
  institution_type?: InstitutionType
  applies_when?: Condition
  least_stock?: number
  due_month?: number
  lead_days: number
  least_days: number
  effective_from: string
  in_force?: boolean
}

/* One duty in one period. */
export interface DutyHead {
  code: string
  title: string
  subject: DutySubject
  act: DutyAct
  rule: DutyRule
  term: string // 2026年11月
  from: string
  due: string // last day to act
  days_left: number // negative when it is over
  lead_days: number
  wording: string // 口径
}

export interface DutyCell {
  code: string
  owed: number
  met: number
  on_track: number
  at_risk: number
  missed: number
  done_late: number
  done?: number
  needed?: number
  total?: number
  status?: DutyStatus // of the row's own bureau, or of a share
}

export interface DutyBoardRow {
  key: string // code; "total"
  name: string
  cells: DutyCell[] // in the order of the heads
}

export interface DutyBoard {
  day: string
  as_of: string
  duties: DutyHead[]
  rows: DutyBoardRow[]
}

export interface DutySubjectRow {
  unit: DutyUnit
  institution?: string
  leader?: string
  region?: string
  name: string
  county_name?: string
  status: DutyStatus
  done?: number
  needed?: number
  due: string
  days_left: number
}

export interface DutySubjectPage {
  duty: DutyHead
  items: DutySubjectRow[]
  total: number
  total_capped: boolean
  next?: string
}

/* 履职完成率 of a place or a duty: what fell due in a period, one subject in one period of one duty each. */
export interface DutyFulfilmentRow {
  key: string // code of the county, the city or the duty; "total"
  label: string
  owed: number
  met: number
  done_late: number
  missed: number
  figure: FigureValue
}

export interface DutyFulfilment {
  from: string
  to: string
  last: string // what was due after this day is not counted
  total: DutyFulfilmentRow
  places: DutyFulfilmentRow[]
  duties: DutyFulfilmentRow[]
}

export interface DutyDueRow {
  code: string
  title: string
  term: string
  unit: DutyUnit
  institution?: string
  leader?: string
  region?: string
  name: string
  county_name?: string
  status: DutyStatus
  done?: number
  needed?: number
  due: string // the period holds this day
}

export interface DutyDuePage {
  items: DutyDueRow[]
  total: number
  total_capped: boolean
  next?: string
}

export interface DutyProof {
  noun: string // inspection, activity or hazard
  uuid: string
  day?: string
  title: string
  late: boolean
}

export interface DutyProofs {
  duty: DutyHead
  items: DutyProof[] // newest first
}

export interface DutyOfInstitution {
  duty: DutyHead
  status: DutyStatus
  done: number
  needed: number
}

export interface DutiesOfInstitution {
  as_of: string
  items: DutyOfInstitution[] // what presses most first
}
