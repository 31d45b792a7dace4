/* Accounts, session, regions, first steps, to-do, audit and conflicts. */
import type { AccountStatus, Client, RegionLevel, Role, TodoKind } from './words'

export interface Account {
  uuid: string
  login: string
  name: string
  title?: string
  phone?: string // PERSONAL
  role: Role
  region?: string // code of the region it hangs on; NULL for institutions
  region_name?: string
  institution?: string // of institution roles and guests
  institution_name?: string
  liaison?: boolean
  status: AccountStatus
  must_change_password?: boolean
  second_factor?: boolean // one is in use
  expires_on?: string
  last_login_at?: string
  row_version: number
}

export interface AccountNew {
  uuid?: string // in path
  login?: string // 3..40 of a-z 0-9 . _ -
  name?: string
  title?: string
  phone?: string
  role?: Role
  region?: string
  institution?: string
  liaison?: boolean
  expires_on?: string
}

export interface AccountIssued {
  uuid: string
  login: string
  initial_password: string
  row_version: number
}

export interface AccountChange {
  uuid?: string // in path
  name?: string
  title?: string
  phone?: string
  role?: Role
  liaison?: boolean
  status?: AccountStatus
  expires_on?: string
}

export interface AccountFilter {
  role?: Role
  status?: AccountStatus
  region?: string // code: the region and all below it
  institution?: string
  search?: string // login or name contains
  cursor?: string
  limit?: number
}

export interface AccountPage {
  items: Account[]
  total: number
  total_capped: boolean
  next?: string
}

export interface AuditEntry {
  id: number // position in the chain
  at: string
  actor?: string
  role?: Role
  act: string
  record: string
  detail?: string
  request_id?: string
  hash: string
}

export interface AuditFilter {
  act?: string
  record?: string
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

export interface AuditPage {
  items: AuditEntry[]
  total: number
  total_capped: boolean
  next?: string
}

export interface Conflict {
  uuid: string
  noun: string
  record: string // the UUID both contents claim
  content: string
  sent_by?: string
  received_at: string
  resolved_at?: string
  resolved_by?: string
  resolution?: string
  reason?: string // why it did not stand; none: the same UUID had come with other content
}

export interface ConflictFilter {
  resolved?: boolean
  cursor?: string
  limit?: number
}

export interface ConflictPage {
  items: Conflict[]
  total: number
  total_capped: boolean
  next?: string
}

export interface ConflictResolve {
  uuid?: string // in path
  resolution?: string
}

export interface Region {
  code: string
  name: string
  level: RegionLevel
  parent?: string // code of the parent; NULL for the city
  row_version: number
}

export interface RegionTree {
  items: Region[] // of struct region, cities first, then by code
}

export interface RegionNew {
  code?: string // in path
  name?: string
  level?: RegionLevel
  parent?: string
}

export interface RegionChange {
  code?: string // in path
  name?: string
}

export interface LoginRequest {
  login: string
  password: string // SECRET
  code?: string // SECRET: of the second factor, once one is in use
  client: Client
}

export interface Me {
  uuid: string
  login: string
  name: string
  title?: string
  role: Role
  role_label: string
  region?: string // code
  region_name?: string
  institution?: string
  institution_name?: string
  must_change_password: boolean
  must_add_second_factor: boolean
  permits: string[] // TEXTS: codes of enum permit
  csrf: string // to send back as X-CSRF-Token
  server_time: string
  today: string
}

export interface SecondFactor {
  required: boolean // of this account, by the policy
  confirmed_at?: string
}

export interface SecondFactorOffer {
  secret: string // SECRET: Base32, to be typed
  uri: string // SECRET: otpauth://, to be opened on the phone itself
  qr: string // SECRET: SVG of the same, to be photographed
}

export interface SecondFactorProof {
  code: string // SECRET: six digits
}

export interface SecondFactorRemoval {
  uuid?: string // in path: of the account
  reason: string
}

export interface SecondFactorPolicy {
  required: boolean
}

export interface PasswordChange {
  old_password: string // SECRET
  new_password: string // SECRET
}

export interface SetupState {
  needs_administrator: boolean // no account yet: the token printed at the first start is asked for
  demo: boolean // the data directory holds the demo city
  has_city?: boolean
  counties?: number
  bureau_accounts?: number
  institutions?: number
  checklist_published?: boolean
}

export interface SetupAdministrator {
  token?: string // SECRET
  login?: string
  name?: string
  password?: string // SECRET
}

export interface TodoItem {
  kind: TodoKind
  institution?: string
  institution_name?: string
  hazard?: string // where it is about one
  incident?: string // where it is about one
  plan?: string // where it is about a planned visit
  title: string // Chinese: 上次检查 2026-03-02，已 266 天
  due_on?: string // DAY_NONE: none
  overdue?: boolean
}

export interface TodoCount {
  kind: TodoKind
  count: number
}

export interface Todo {
  counts: TodoCount[] // every kind that concerns the role, zero included
  items: TodoItem[] // at most 80
}
