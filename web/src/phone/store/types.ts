/* What the phone keeps. Everything here is plain JSON but the bytes of a photo. */
import type { Failed, InspectionKind, Recheck } from '@/shared/api'

export interface DraftAnswer {
  result: 'pass' | 'fail' | 'not_applicable'
  bulk?: boolean
  note?: string
  failed?: Failed
}

/* A visit being filled in. */
export interface Draft {
  uuid: string
  owner: string // account
  institution: string
  institution_name: string
  kind: InspectionKind
  checklist: string
  started_at: string
  updated_at: string
  unannounced: boolean
  led_by_leader: boolean
  place: string
  partners: string
  companions: string // names of other members, separated by 、
  answers: Record<string, DraftAnswer> // by item code
  rechecks: Record<string, Recheck> // by hazard
  bulk_pass_used: number
  bulk_agreed: boolean // 其余均合格 asks once a visit
  conclusion: string
  inspector_signature?: string
  institution_signature?: string
  institution_signer: string
  refused: boolean
  refusal_reason: string
  refusal_witness: string
  site_photos: string[]
}

export type OutboxState =
  | 'waiting' // the text has not been received yet
  | 'photos' // the text has, some photos have not
  | 'stopped' // refused: a person has to look
  | 'done' // the server lists everything as stored

export interface OutboxItem {
  seq?: number // order of sending, given by the store
  owner: string
  noun: 'inspection' | 'hazard' | 'activity' | 'incident'
  record: string // uuid of the record the reply describes
  title: string
  method: 'PUT' | 'POST'
  path: string
  body: string // the exact text: sending it again must be the same content
  version?: number // If-Match
  photos: string[]
  hazards: string[] // those a visit made or looked at: they list its photos
  state: OutboxState
  created_at: string
  tries: number
  next_at: number // ms; not before, unless asked for by hand
  reason?: string // why it waits or stopped, in Chinese
  problem?: string // machine code of what stopped it
  number?: string // the server's number of the record
  draft?: Draft // what a visit was made of, so that a refused one can be corrected
}

export interface Photo {
  uuid: string
  owner: string
  purpose: string
  type: string
  bytes: ArrayBuffer
  sha256: string
  taken_at: number
  uploaded: boolean // the server took the bytes; kept until it also lists them
}

export interface Ref {
  key: string
  value: unknown
  fetched_at: number
}
