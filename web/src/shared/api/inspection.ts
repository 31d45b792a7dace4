/* Visits and self-checks. */
import type { AttachmentRow, HazardRow } from './hazard'
import type { AnswerResult, Area, InspectionKind, InspectionLevel, InspectionState, InstitutionType, RecheckResult, Severity } from './words'

export interface Failed {
  uuid: string // of the hazard
  severity: Severity
  assessment_reason?: string // required when the severity differs from the item's
  place?: string
  description: string
  responsible?: string
  measures_required?: string
  deadline: string
  fixed_on_site: boolean // needs an after photo
  fix_result?: string
  before_photos?: string[] // TEXTS: attachment UUIDs
  after_photos?: string[]
}

export interface Answer {
  item_code: string
  result: AnswerResult
  bulk?: boolean // by 其余均合格
  note?: string
  failed?: Failed[] // of struct failed: exactly one when result is fail, none otherwise
}

export interface Recheck {
  event: string // of the event, client-made
  hazard: string
  result: RecheckResult
  text?: string
  new_deadline?: string // not_done
  after_photos?: string[]
}

export interface Member {
  account?: string // absent: a named outsider
  name: string
  unit?: string
}

export interface InspectionNew {
  uuid: string // in path
  institution: string
  kind: InspectionKind // self kinds for institution roles only, the others for bureau roles only
  unannounced?: boolean
  led_by_leader?: boolean
  led_by_principal?: boolean
  checklist: string // the version shown to the inspector
  started_at: string
  finished_at: string
  clock_offset_ms?: number
  place?: string
  longitude?: number
  latitude?: number
  partners?: string
  team?: Member[] // of struct member; the author is added when missing
  answers?: Answer[] // of struct answer: every item of the list made for the institution, exactly once
  rechecks?: Recheck[] // of struct recheck
  bulk_pass_used?: number
  conclusion?: string
  inspector_signature?: string // attachment; required for visits by a bureau
  institution_signature?: string // attachment; required unless refused
  institution_signer?: string
  refused?: boolean
  refusal_reason?: string
  refusal_witness?: string
  site_photos?: string[] // TEXTS: attachment UUIDs
}

export interface InspectionAnswer {
  item_code: string
  area: Area
  requirement: string
  basis?: string
  result: AnswerResult
  bulk?: boolean
  note?: string
}

export interface Inspection {
  uuid: string
  number: string
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name?: string
  level: InspectionLevel
  kind: InspectionKind
  state: InspectionState
  unannounced?: boolean
  led_by_leader?: boolean
  led_by_principal?: boolean
  checklist: string
  checklist_number?: number
  author: string
  started_at: string
  finished_at: string
  received_at: string
  place?: string
  partners?: string
  items_passed: number
  items_failed: number
  items_not_applicable: number
  items_bulk_passed: number
  team_size: number
  institution_signer?: string
  refused?: boolean
  refusal_reason?: string
  refusal_witness?: string
  conclusion?: string
  notice_number?: string
  void_reason?: string
  team: Member[] // of struct member
  answers: InspectionAnswer[] // of struct inspection_answer
  hazards: HazardRow[] // of struct hazard_row
  attachments: AttachmentRow[] // of struct attachment_row: also tells the phone what has arrived
  row_version: number
}

export interface InspectionRow {
  uuid: string
  number: string
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name?: string
  level: InspectionLevel
  kind: InspectionKind
  state: InspectionState
  led_by_leader?: boolean
  led_by_principal?: boolean
  refused?: boolean
  author?: string
  finished_on: string
  finished_at: string
  team_size: number
  items_failed: number
}

export interface InspectionFilter {
  institution?: string
  county?: string // code
  institution_type?: InstitutionType
  level?: InspectionLevel
  by_bureau?: boolean // city or county
  kind?: InspectionKind
  state?: InspectionState
  led_by_leader?: boolean
  finished_from?: string
  finished_to?: string
  search?: string // institution name
  cursor?: string
  limit?: number
}

export interface InspectionPage {
  items: InspectionRow[] // newest first
  total: number
  total_capped: boolean
  next?: string
}

export interface InspectionVoid {
  uuid?: string // in path
  reason?: string
}
