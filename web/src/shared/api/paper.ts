/* Official papers. */
import type { InspectionKind, PaperKind, PaperState } from './words'

export interface Paper {
  uuid: string
  kind: PaperKind
  number: string
  issuer: string
  institution?: string // absent: a ledger of a whole area
  institution_name?: string
  county_name?: string
  inspection?: string
  hazard?: string
  visit_plan?: string // notice: the planned visit it announces
  subject: string
  issued_on: string
  issued_at: string
  issued_by: string
  state: PaperState
  void_reason?: string
  voided_at?: string
  voided_by?: string
  sha256: string // of the copy
  bytes: number
  chain_position: number // head of the audit chain, as printed
  chain_hash: string
  token: string // of the public page /p/<token>
  may_void: boolean
  row_version: number
}

export interface PaperRow {
  uuid: string
  kind: PaperKind
  number: string
  issuer: string
  institution?: string
  institution_name?: string
  county_name?: string
  subject: string
  issued_on: string
  issued_by: string
  state: PaperState
  void_reason?: string
}

export interface PaperPage {
  items: PaperRow[] // newest first
  total: number
  total_capped: boolean
  next?: string
}

/* Which members a kind needs and takes: office/paper/forms.ts. */
export interface PaperNew {
  uuid?: string // in path
  kind: PaperKind
  institution?: string
  inspection?: string
  hazard?: string
  visit_plan?: string // notice: says institution, day, kind and team
  county?: string // code
  inspect_on?: string
  inspection_kind?: InspectionKind
  team?: string
  contact?: string
  found_from?: string
  found_to?: string
  unresolved?: boolean
  text?: string
}

export interface PaperVoid {
  uuid?: string // in path
  reason: string
}
