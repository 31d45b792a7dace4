/* Planned visits, draws, key dates, the working calendar, and where to go next. */
import type { Member } from './inspection'
import type { CalendarKind, InspectionKind, InspectionLevel, InstitutionType, Role, VisitPlanSource, VisitPlanState, VisitRule } from './words'

export interface VisitPlan {
  uuid: string
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name: string
  level: InspectionLevel
  kind: InspectionKind
  state: VisitPlanState
  from_on: string
  to_on: string
  overdue: boolean // open, and the last day is over
  unannounced: boolean
  led_by_leader: boolean
  leader?: string
  leader_name?: string
  source: VisitPlanSource
  draw?: string
  key_date?: string
  key_date_name?: string
  campaign?: string
  note?: string
  notice_due_on?: string // absent: none is asked for
  noticed_on?: string
  noticed_by?: string
  notice?: string // the valid paper made from it
  notice_number?: string
  inspection?: string // the visit that did it
  inspection_number?: string
  done_on?: string
  late: boolean // done after the last day
  cancel_reason?: string
  created_by: string
  created_at: string
  team: Member[]
  may: string[] // change, notice, cancel, join
  row_version: number
}

/* Announced and still to be made: what an institution may know of a plan. */
export interface AnnouncedVisit {
  uuid: string // of the plan
  institution: string
  institution_name: string
  level: InspectionLevel
  kind: InspectionKind
  visit_on: string
  leader_name?: string
  team_names?: string
  noticed_on: string
  notice?: string // the paper; absent: told by word of mouth
  notice_number?: string
}

export interface AnnouncedVisitPage {
  items: AnnouncedVisit[] // soonest first
  next?: string
}

export interface VisitPlanRow {
  uuid: string
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name: string
  level: InspectionLevel
  kind: InspectionKind
  state: VisitPlanState
  from_on: string
  to_on: string
  overdue: boolean
  unannounced: boolean
  led_by_leader: boolean
  leader_name?: string
  source: VisitPlanSource
  team_names?: string
  notice_due_on?: string
  noticed_on?: string
  inspection?: string
  done_on?: string
  row_version: number
}

export interface VisitPlanPage {
  items: VisitPlanRow[] // by first day
  total: number
  total_capped: boolean
  next?: string
}

export interface VisitPlanNew {
  uuid: string // in path
  institution: string
  level?: InspectionLevel // absent: one's own
  kind: InspectionKind
  from_on: string
  to_on?: string // absent: that one day
  unannounced?: boolean
  led_by_leader?: boolean
  leader?: string
  campaign?: string
  key_date?: string
  note?: string
  team?: Member[]
  over_ceiling?: boolean // the warning about the yearly ceiling was read
}

export interface VisitPlanTally {
  day?: string
  planned: number
  noticed: number
  done: number
  overdue: number // among planned and noticed
}

export interface VisitPlanMonth {
  from_on: string
  to_on: string
  calendar_known: boolean
  days: VisitPlanTally[]
  work_days: string[]
  special_days: CalendarDay[]
  undated: VisitPlanTally
  key_dates: KeyDate[]
  notices_due: number // as of today
}

export interface VisitLoad {
  ceiling?: number
  visited: number
  planned: number
  reached: boolean // one more would go beyond the ceiling
  plans: VisitPlanRow[]
}

export interface CalendarDay {
  day: string
  kind: CalendarKind
  name: string
  sample: boolean
}

export interface Calendar {
  year: number
  known: boolean
  work_days: number
  days: CalendarDay[]
}

export interface KeyDate {
  uuid: string
  name: string
  from_on: string
  to_on: string
  note?: string
  sample: boolean
  row_version: number
}

export interface KeyDateList {
  items: KeyDate[]
}

export interface KeyDateCounty {
  county: string
  name: string
  institutions: number
  planned: number
  visited: number
  led: number
}

export interface KeyDateLeader {
  account: string
  name: string
  role: Role
  planned: number
  visited: number
}

export interface KeyDateProgress {
  date: KeyDate
  counties: KeyDateCounty[]
  leaders: KeyDateLeader[]
}

export interface KeyDateGenerated {
  made: number
  progress: KeyDateProgress
}

export interface RuleWeight {
  rule: VisitRule
  label: string
  points: number
  most: number
}

export interface PlanSetting {
  visit_ceiling?: number // absent: none
  notice_days: number
  rules: RuleWeight[]
  row_version: number
}

export interface DrawPool {
  conditions: string
  institutions: number
  inspectors: number
  inspector_names: string[]
}

export interface DrawResult {
  position: number
  institution: string
  institution_name: string
  team_names: string
  plan: string
  plan_state: VisitPlanState
  done_on?: string
}

export interface Draw {
  uuid: string
  title: string
  unit: string
  level: InspectionLevel
  kind: InspectionKind
  from_on: string
  to_on: string
  unannounced: boolean
  conditions: string
  wanted: number
  team_size: number
  algorithm: string
  seed: string
  institution_count: number
  institution_hash: string
  inspector_count: number
  inspector_hash: string
  drawn_at: string
  drawn_by: string
  results: DrawResult[]
}

export interface DrawPage {
  items: Draw[] // without results
  total: number
  total_capped: boolean
  next?: string
}

export interface DrawLot {
  position: number
  id: string
  name: string
  key: string
  drawn: boolean
}

export interface DrawCheck {
  method: string
  seed: string
  institution_pool_intact: boolean
  inspector_pool_intact: boolean
  repeats: boolean
  lots: DrawLot[]
}

export interface VisitReason {
  rule: VisitRule
  points: number
  text: string
  query?: string // of the hazard ledger
}

export interface VisitPriority {
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name: string
  last_visited_on?: string
  points: number
  reasons: VisitReason[]
  plan?: string
  plan_from?: string
  plan_to?: string
}

export interface VisitPriorityPage {
  items: VisitPriority[]
  total: number
  total_capped: boolean
  next?: string
}
