/* Checklists and their items. */
import type { Area, ChecklistState, Condition, Confidence, ItemType, Severity } from './words'

export interface ChecklistItem {
  code: string
  institution_type: ItemType
  area: Area
  requirement: string
  basis?: string
  severity: Severity
  deadline_days: number
  photo_required: boolean
  applies_when?: Condition // 0: always
  confidence?: Confidence
  position: number
}

export interface Checklist {
  uuid: string
  number: number
  title: string
  note?: string
  state: ChecklistState
  effective_from?: string
  published_at?: string
  published_by?: string
  item_count: number
  in_force: boolean // the version a visit of today uses
  items: ChecklistItem[] // of struct checklist_item; empty in lists
  row_version: number
}

export interface ChecklistList {
  items: Checklist[] // newest first, without their items
}

export interface ChecklistNew {
  uuid?: string // in path
  title?: string
  note?: string
  copy_of?: string // absent: the built-in sample of 175 items
}

export interface ChecklistItemEdit {
  uuid?: string // in path: of the draft
  code?: string // in path
  institution_type?: ItemType
  area?: Area
  requirement?: string
  basis?: string
  severity?: Severity
  deadline_days?: number
  photo_required?: boolean
  applies_when?: Condition
  confidence?: Confidence
}

export interface ChecklistPublish {
  uuid?: string // in path
  effective_from?: string // today or later; visits of that day on use it
}
