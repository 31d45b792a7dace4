/* Who answers for an institution at every level: 包挂领导 and 点对点责任人. */
import type { AssignmentPost, InstitutionType } from './words'

export interface Assignment {
  uuid: string
  institution: string
  institution_name: string
  post: AssignmentPost
  account?: string // none: a person without an account
  name: string
  title?: string
  phone?: string // PERSONAL
  starts_on: string
  ends_on?: string // the day another took over; none: answers today
  reason?: string
  end_reason?: string // when nobody took over
  made_by?: string
  made_at: string
  row_version: number
}

export interface AssignmentList {
  items: Assignment[] // those of today first, then the newest
}

export interface AssignmentNew {
  uuid?: string // in path
  institution: string
  post: AssignmentPost
  replaces?: string // the holder the caller knows of
  account?: string
  name?: string
  title?: string
  phone?: string
  starts_on?: string
  reason?: string // required when somebody is replaced
}

export interface AssignmentEnd {
  uuid?: string // in path
  ends_on?: string
  reason: string
}

export interface ReassignmentNew {
  uuid?: string // in path
  post: AssignmentPost
  from_name: string
  county?: string // code
  account?: string
  name?: string
  title?: string
  phone?: string
  starts_on?: string
  reason: string
}

export interface Reassignment {
  uuid: string
  post: AssignmentPost
  from_name: string
  name: string
  starts_on: string
  reason: string
  institutions: number // how many changed hands
  made_by: string
  made_at: string
}

export interface Holder {
  post: AssignmentPost
  name: string
  title?: string
  institutions: number
}

export interface HolderList {
  items: Holder[]
}

export interface ResponsibilityRow {
  institution: string
  name: string
  type: InstitutionType
  county_name: string
  town_name?: string
  city_leader?: string
  county_leader?: string
  city_person?: string
  county_person?: string
  town_person?: string
  institution_person?: string // the principal unless somebody is named
}

export interface ResponsibilityPage {
  items: ResponsibilityRow[]
  total: number
  total_capped: boolean
  next?: string
}
