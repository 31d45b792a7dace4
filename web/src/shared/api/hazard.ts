/* Hazards, their events and attachments. */
import type { Area, AttachmentState, HazardAct, HazardSort, HazardSource, HazardState, InstitutionType, Media, Purpose, Role, Severity } from './words'

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
  on_time?: boolean // closed on or before the deadline (true), or not
  repeat?: boolean
  fixed_on_site?: boolean
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
}

export interface HazardSubmit {
  uuid?: string
  event?: string
  device_at?: string
  measures?: string
  done_on?: string // between found_on and today
  cost_fen?: number
  after_photos?: string[] // TEXTS, at least one
}

export interface HazardClose {
  uuid?: string
  event?: string
  device_at?: string
  result?: string
  report_number?: string // required for major hazards
  after_photos?: string[]
}

export interface HazardReturn {
  uuid?: string
  event?: string
  device_at?: string
  reason?: string
  new_deadline?: string // today or later
}

export interface HazardAssess {
  uuid?: string
  event?: string
  device_at?: string
  severity?: Severity
  reason?: string
}

export interface HazardVoid {
  uuid?: string
  event?: string
  device_at?: string
  reason?: string
}
