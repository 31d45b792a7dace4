/* Activities: the proof of duties that are no visits. */
import type { AttachmentRow } from './hazard'
import type { ActivityKind, ActivityState, InspectionLevel } from './words'

export interface ActivityRow {
  uuid: string
  kind: ActivityKind
  level: InspectionLevel // whose it is: a bureau's or an institution's
  institution?: string
  unit_name: string
  county_name?: string
  title: string
  held_on: string
  held_to?: string // last day of a roster; until when an acceptance is valid
  people?: number
  stock_days?: number // of supplies: days at full load
  measures?: number // of a meeting or document: measures it lays down
  author: string
  state: ActivityState
}

export interface ActivityParticipant {
  uuid: string // of the institution
  name: string
}

export interface Activity extends ActivityRow {
  place?: string
  leader?: string
  content?: string
  result?: string
  void_reason?: string
  received_at: string
  participants: ActivityParticipant[]
  attachments: AttachmentRow[]
  row_version: number
}

export interface ActivityPage {
  items: ActivityRow[] // newest first
  total: number
  total_capped: boolean
  next?: string
}

export interface ActivityNew {
  uuid?: string // in path
  kind: ActivityKind
  institution?: string // absent: of one's own bureau
  title: string
  held_on: string
  held_to?: string
  place?: string
  people?: number
  stock_days?: number
  measures?: number // of a meeting or document
  leader?: string // account
  content?: string
  result?: string
  participants?: string[] // institutions
  photos?: string[]
}

export interface ActivityVoid {
  uuid?: string // in path
  reason: string
}

export interface ActivityLeader {
  uuid: string
  name: string
  title?: string
}
export interface ActivityLeaders {
  items: ActivityLeader[]
}

/* What a kind must carry, and whose it may be. */
export interface ActivityRule {
  kind: ActivityKind
  of_institution: boolean
  of_bureau: boolean
  by_bureau_only: boolean // about an institution, never by it
  needs_people: boolean
  needs_held_to: boolean
  needs_stock_days: boolean
  needs_leader: boolean // of a bureau's own
  needs_content: boolean
  needs_result: boolean
}
export interface ActivityRules {
  items: ActivityRule[]
}
