/* Incidents: accidents and clusters of infection, with their follow-up reports. */
import type { AttachmentRow } from './hazard'
import type { AccidentLevel, IncidentAct, IncidentKind, IncidentState, IncidentType, InstitutionType, Role } from './words'

export interface IncidentRow {
  uuid: string
  type: IncidentType
  kind: IncidentKind
  accident_level?: AccidentLevel // computed; none of an infection
  institution: string
  institution_name: string
  institution_type: InstitutionType
  county_name: string
  place: string
  happened_at: string
  happened_on: string
  reported_at: string
  late: boolean // more than an hour after it happened
  deaths: number
  serious_injuries: number
  minor_injuries: number
  cases: number
  loss_yuan?: number
  state: IncidentState
  acknowledged: boolean // by its county
}

export interface IncidentPage {
  items: IncidentRow[] // newest first
  total: number
  total_capped: boolean
  next?: string
}

export interface IncidentEvent {
  uuid: string
  act: IncidentAct
  actor_name: string
  actor_role: Role
  device_at: string
  received_at: string
  text?: string
  told_at?: string // when the bureau had been told by telephone
  changed_on?: string
  deaths?: number // the new totals; absent: as before
  serious_injuries?: number
  minor_injuries?: number
  cases?: number
  loss_yuan?: number
}

export interface Incident extends Omit<IncidentRow, 'acknowledged'> {
  town_name?: string
  description: string
  measures: string
  casualties_until?: string // the last day whose changes count; none of an infection
  acknowledged_at?: string
  acknowledged_by?: string
  conclusion?: string
  concluded_on?: string
  void_reason?: string
  author: string
  received_at: string
  may: string[]
  events: IncidentEvent[]
  attachments: AttachmentRow[]
  row_version: number
}

export interface IncidentNew {
  uuid?: string // in path
  institution: string
  kind: IncidentKind
  happened_at: string
  reported_at?: string // a bureau's only
  device_at?: string
  place: string
  description: string
  measures: string
  deaths?: number
  serious_injuries?: number
  minor_injuries?: number
  cases?: number // of an infection
  loss_yuan?: number
  photos?: string[]
}

interface Act {
  uuid?: string // in path
  event: string
  device_at: string
}
export interface IncidentAcknowledge extends Act {
  told_at?: string
}
export interface IncidentFollowUp extends Act {
  text: string
  changed_on?: string
  deaths?: number
  serious_injuries?: number
  minor_injuries?: number
  cases?: number
  loss_yuan?: number
  photos?: string[]
}
export interface IncidentConclude extends Act {
  conclusion: string
}
export interface IncidentVoid extends Act {
  reason: string
}
