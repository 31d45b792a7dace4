/* Hazards, their events and attachments. */
import type {
  Area,
  AttachmentState,
  BuildingGrade,
  CaseMeasure,
  HazardAct,
  HazardRestriction,
  HazardSort,
  HazardSource,
  HazardState,
  InstitutionType,
  ListedLevel,
  MajorWith,
  Media,
  Purpose,
  Role,
  Severity,
} from './words'

export interface AttachmentRow {
  uuid: string
  purpose: Purpose
  state: AttachmentState
  sha256?: string
  bytes?: number
  media_type?: Media
  width?: number
  height?: number
  taken_at?: string
  received_at?: string
  event?: string // the act it belongs to
}

export interface HazardEvent {
  uuid: string
  act: HazardAct
  actor_name: string
  actor_role?: Role
  device_at?: string
  received_at: string
  state_after: HazardState
  text?: string
  deadline?: string
  done_on?: string
  cost_fen?: number
  report_number?: string
  severity?: Severity
}

export interface Hazard {
  uuid: string
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name?: string
  town_name?: string
  source: HazardSource
  inspection?: string
  item_code?: string
  requirement?: string // wording of the item's version
  area: Area
  severity: Severity
  assessment_reason?: string
  assessed_by?: string
  place?: string
  description: string
  basis?: string
  responsible?: string
  measures_required?: string
  found_on: string
  found_at?: string
  logged_by?: string
  deadline: string
  original_deadline?: string
  notice_number?: string
  state: HazardState
  overdue: boolean // computed
  days_left?: number // computed: deadline minus today; negative when over; INT_NONE unless open
  fixed_on_site: boolean
  repeat: boolean
  acknowledged_at?: string
  submitted_at?: string
  return_count: number
  awaits_second_name: boolean // a major hazard with one name of two under its close
  closed_on?: string
  closed_by?: string
  void_reason?: string
  extension_pending: boolean // asked for and not decided
  extension_asked?: string // the deadline asked for, while pending
  extension_asked_by?: string
  extension_count: number // granted ones; original_deadline stays
  listed: boolean // 挂牌督办, parallel to the state
  listed_level?: ListedLevel
  delist_asked_on?: string
  delist_overdue: boolean // computed: asked for more than ten days ago
  restriction?: HazardRestriction // in force until resumed
  planned: boolean
  settled: boolean // all five
  funds_fen?: number // settled for it, 1/100 yuan
  plan_missing: boolean // major, unresolved, and one of the two is missing
  unassessed: boolean // major, unresolved, and nobody has said why
  building_grade?: BuildingGrade
  case_measure?: CaseMeasure
  transferred_to?: string
  transferred_on?: string
  transfer_resolved?: boolean
  extensions: HazardExtensionRow[] // these oldest first
  listings: HazardListingRow[]
  restrictions: HazardRestrictionRow[]
  plans: HazardPlanRow[] // the last one holds
  settlements: HazardSettlementRow[] // the last one holds
  case_plans: HazardCasePlanRow[] // the last one holds
  transfers: HazardTransferRow[]
  parked: HazardParkedRow[] // acts that wait for earlier ones
  may: string[] // TEXTS: codes of the acts the asking actor may do now
  events: HazardEvent[] // of struct hazard_event, oldest first
  attachments: AttachmentRow[] // of struct attachment_row
  row_version: number // public again
}

export interface HazardRow {
  uuid: string
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name?: string
  source: HazardSource
  item_code?: string
  area: Area
  severity: Severity
  place?: string
  description: string
  found_on: string
  deadline: string
  state: HazardState
  overdue: boolean
  days_left?: number
  acknowledged: boolean
  awaits_second_name: boolean
  extension_pending: boolean
  extension_asked?: string // the deadline asked for, while pending
  extended: boolean
  listed: boolean
  delist_asked_on?: string
  transferred_to?: string
  transferred_on?: string
  restriction?: HazardRestriction
  plan_missing: boolean
  funds_fen?: number // settled for it, 1/100 yuan
  repeat: boolean
  fixed_on_site: boolean
  return_count: number
  closed_on?: string
  row_version: number
}

export interface HazardFilter {
  institution?: string
  inspection?: string
  county?: string // code
  town?: string // code
  institution_type?: InstitutionType
  area?: Area
  severity?: Severity
  source?: HazardSource
  state?: HazardState
  unresolved?: boolean // open or submitted (true), closed (false)
  overdue?: boolean
  not_void?: boolean // void ones left out; figures always set it
  found_from?: string
  found_to?: string
  closed_from?: string
  closed_to?: string // with nothing else: closed by that day
  due_before?: string // deadline before this day
  deadline_from?: string
  deadline_to?: string
  not_closed_on?: string // not closed by the end of this day, transferred ones among them
  on_time?: boolean // closed on or before the deadline (true), or not
  repeat?: boolean
  fixed_on_site?: boolean
  acknowledged?: boolean // true: it is, or there is no notice to; false: open, with a notice, and nobody has
  awaits_second_name?: boolean
  by_city?: boolean // found by the city, which then decides about it
  returned?: boolean // at least once
  extension_pending?: boolean
  extended?: boolean
  graded_cd?: boolean // true: of a building of grade C or D; false: no condition
  listed?: boolean
  listed_level?: ListedLevel
  major_with?: MajorWith
  delist_asked?: boolean
  delist_by_city?: boolean // asked for, and the city's to decide
  transfer_answered?: boolean // of those handed over
  restricted?: boolean
  plan_missing?: boolean
  unassessed?: boolean // false: no condition
  item_code?: string
  search?: string // institution name
  sort?: HazardSort // default: found, newest first
  cursor?: string
  limit?: number
}

export interface HazardPage {
  items: HazardRow[]
  total: number
  total_capped: boolean
  next?: string
}

export interface HazardNew {
  uuid?: string // in path
  institution?: string
  source?: HazardSource // report or superior for supervisors, self for institutions
  item_code?: string // optional: of the version in force
  area?: Area
  severity?: Severity
  assessment_reason?: string
  place?: string
  description?: string
  basis?: string
  responsible?: string
  measures_required?: string
  found_on?: string // not after today
  found_at?: string
  deadline?: string // not before found_on
  before_photos?: string[] // TEXTS: attachment UUIDs
}

export interface HazardAcknowledge {
  uuid?: string // in path
  event?: string
  device_at?: string
  queued?: boolean // from a device's queue: waits, or is kept as a conflict, never just stale
}

export interface HazardSubmit {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean // from a device's queue: waits, or is kept as a conflict, never just stale
  measures?: string
  done_on?: string // between found_on and today
  cost_fen?: number
  after_photos?: string[] // TEXTS, at least one
}

export interface HazardClose {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean // from a device's queue: waits, or is kept as a conflict, never just stale
  result?: string
  report_number?: string // required for major hazards
  after_photos?: string[]
}

export interface HazardReturn {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean // from a device's queue: waits, or is kept as a conflict, never just stale
  reason?: string
  new_deadline?: string // today or later
}

export interface HazardAssess {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean // from a device's queue: waits, or is kept as a conflict, never just stale
  severity?: Severity
  reason?: string
}

export interface HazardVoid {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean // from a device's queue: waits, or is kept as a conflict, never just stale
  reason?: string
}

export interface HazardExtend {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  new_deadline?: string
  reason?: string
  interim_measures?: string
}

export interface HazardGrant {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  new_deadline?: string
  reason?: string
}

export interface HazardRefuse {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  reason?: string
}

export interface HazardEnlist {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  level?: ListedLevel // default: the leader's own
  number?: string
  unit?: string
  list_deadline?: string
  published_on?: string
  publication?: string
}

export interface HazardAskDelist {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  reason?: string
}

export interface HazardDelist {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  reviewed_on?: string
  result?: string
}

export interface HazardRestrict {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  measure?: HazardRestriction
  scope?: string
  reason?: string
}

export interface HazardResume {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  reason?: string
}

export interface HazardPlan {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  goals?: string
  methods?: string
  funds_and_materials?: string
  people?: string
  time_limits?: string
  safety_and_emergency?: string
}

export interface HazardSettle {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  responsibility?: string
  measures?: string
  funds_fen?: number // 1/100 yuan
  funds?: string
  time_limit?: string
  contingency?: string
}

export interface HazardCasePlan {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  building_grade?: BuildingGrade
  measure?: CaseMeasure
  text?: string
}

export interface HazardTransfer {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  department?: string
  number?: string
  transferred_on?: string
  reason?: string
}

export interface HazardAnswer {
  uuid?: string
  event?: string
  device_at?: string
  queued?: boolean
  text?: string
  answered_on?: string
  resolved?: boolean
  new_deadline?: string
}

export interface HazardExtensionRow {
  event: string
  asked_by: string
  asked_at: string
  asked_deadline: string
  reason: string
  interim_measures: string
  decision?: HazardAct
  decided_by?: string
  decided_at?: string
  granted_deadline?: string
  decision_reason?: string
}

export interface HazardListingRow {
  event: string
  level: ListedLevel
  listed_by: string
  listed_at: string
  number: string
  unit: string
  list_deadline: string
  published_on: string
  publication: string
  delist_asked_by?: string
  delist_asked_at?: string
  delist_reason?: string
  delisted_by?: string
  delisted_at?: string
  reviewed_on?: string
  review_result?: string
  late: boolean
}

export interface HazardRestrictionRow {
  event: string
  measure: HazardRestriction
  scope: string
  reason: string
  taken_by: string
  taken_at: string
  resumed_by?: string
  resumed_at?: string
  resume_reason?: string
}

export interface HazardPlanRow {
  event: string
  made_by: string
  made_at: string
  goals: string
  methods: string
  funds_and_materials: string
  people: string
  time_limits: string
  safety_and_emergency: string
}

export interface HazardSettlementRow {
  event: string
  made_by: string
  made_at: string
  responsibility?: string
  measures?: string
  funds_fen?: number // 1/100 yuan
  funds?: string
  time_limit?: string
  contingency?: string
}

export interface HazardCasePlanRow {
  event: string
  made_by: string
  made_at: string
  building_grade: BuildingGrade
  measure: CaseMeasure
  text: string
}

export interface HazardTransferRow {
  event: string
  transferred_by: string
  department: string
  number: string
  transferred_on: string
  reason?: string
  answer?: string
  answered_by?: string
  answered_on?: string
  resolved?: boolean
  new_deadline?: string
}

export interface HazardParkedRow {
  event: string
  act: HazardAct
  actor_name: string
  device_at: string
  received_at: string
  made_on: number
}

export interface HazardRecurringRow {
  item_code: string
  requirement: string // newest wording
  area: Area
  hazards: number // found in the period, not void
  institutions: number
  counties: number
  unresolved: number
  query: string // filter of the ledger behind the first three
  unresolved_query: string // behind the last
}

/* 共性问题: items found at two institutions or more; in most counties first. */
export interface HazardRecurring {
  from: string
  to: string
  items: HazardRecurringRow[]
}
