/* The shapes of the API, by the names of its schemas. Optional members may be absent or null.
 * Dates are 'YYYY-MM-DD', times RFC 3339 text. */

export type AccountStatus = 'active' | 'disabled'
export type AnswerResult = 'pass' | 'fail' | 'not_applicable'
export type Area = 'management' | 'fire' | 'electricity' | 'building' | 'gas' | 'food' | 'special_equipment' | 'duty_watch' | 'emergency' | 'epidemic' | 'security' | 'service'
export type AreaSetting = 'urban' | 'rural'
export type AttachmentState = 'awaited' | 'stored'
export type BuildingGrade = 'A' | 'B' | 'C' | 'D'
export type ChecklistState = 'draft' | 'published' | 'void'
export type Client = 'office' | 'phone'
export type Condition = 'canteen' | 'gas' | 'bottled_gas' | 'liquid_fuel' | 'special_equipment' | 'lift' | 'lodging' | 'vehicles' | 'fire_control_room' | 'building_grade_cd' | 'people>=100' | 'staff>100'
export type Confidence = 'A' | 'B' | 'C'
export type FigureGroup = 'county' | 'institution_type' | 'area'
export type FigureList = 'hazards' | 'institutions' | 'inspections'
export type HazardAct = 'log' | 'fixed_on_site' | 'issue' | 'acknowledge' | 'submit' | 'close' | 'return' | 'assess' | 'void' | 'recheck'
export type HazardSort = 'found' | 'deadline'
export type HazardSource = 'city' | 'county' | 'self' | 'report' | 'superior'
export type HazardState = 'open' | 'submitted' | 'closed' | 'transferred' | 'void'
export type ImportState = 'preview' | 'committed'
export type InspectionKind = 'routine' | 'special' | 'case' | 'joint' | 'supervision' | 'key_date' | 'self' | 'gas_self'
export type InspectionLevel = 'city' | 'county' | 'institution'
export type InspectionState = 'submitted' | 'void'
export type InstitutionSort = 'name' | 'last_visit'
export type InstitutionStatus = 'operating' | 'suspended' | 'closed'
export type InstitutionType = 'elderly_care' | 'marriage_registry' | 'relief_station' | 'mental_health' | 'funeral_home' | 'child_welfare' | 'other'
export type ItemType = 'general' | 'elderly_care' | 'marriage_registry' | 'relief_station' | 'mental_health' | 'funeral_home' | 'child_welfare' | 'other'
export type KitchenFuel = 'none' | 'piped_gas' | 'bottled_gas' | 'liquid_fuel' | 'electric'
export type Media = 'image/jpeg' | 'image/png' | 'image/webp'
export type Ownership = 'public' | 'private' | 'public_private'
export type Permit = 'public' | 'signed_in' | 'read_region' | 'edit_region' | 'manage_account' | 'read_institution' | 'edit_institution' | 'import' | 'read_checklist' | 'publish_checklist' | 'read_inspection' | 'inspect' | 'void_inspection' | 'read_hazard' | 'log_hazard' | 'rectify' | 'verify' | 'assess' | 'read_figures' | 'export' | 'read_audit' | 'resolve_conflict'
export type Purpose = 'before' | 'after' | 'site' | 'inspector_signature' | 'institution_signature'
export type RecheckResult = 'done' | 'not_done'
export type RegionLevel = 'city' | 'county' | 'town'
export type Role = 'system_admin' | 'city_leader' | 'city_supervisor' | 'county_leader' | 'county_supervisor' | 'institution_principal' | 'institution_officer' | 'town_officer' | 'auditor' | 'guest_inspector'
export type Severity = 'general' | 'major'
export type TodoKind = 'visit' | 'recheck' | 'overdue' | 'self_check' | 'acknowledge' | 'rectify' | 'second_name' | 'conflict'
export type VisitLevel = 'city' | 'county' | 'any'

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
export interface FigureRequest {
  from?: string // default: 1 January of this year
  to?: string // default: today
  county?: string // code
  institution_type?: InstitutionType
  area?: Area
  by?: FigureGroup // for figure_breakdown
}
export interface FigureValue {
  id: string // rectification_rate
  label: string // 整改完成率
  wording: string // 口径, one sentence
  unit: string // 家, 项, 次, %
  value?: number // NaN: no value
  display: string // "87.5%", "—", "1,204"
  numerator: number
  denominator?: number // INT_NONE for plain counts
  list: FigureList // which ledger the value opens
  query: string // its filter: "not_void=true&found_from=2026-01-01..."
  denominator_query?: string // NULL for plain counts
  rest_query?: string // the records still missing (not covered, not rectified); NULL when it makes no sense
}
export interface FigureBoard {
  from: string
  to: string
  as_of: string
  figures: FigureValue[] // of struct figure_value
}
export interface FigureRow {
  key: string // county code, type code or area code
  label: string
  figures: FigureValue[] // of struct figure_value, the same ids in every row
}
export interface FigureBreakdown {
  by: FigureGroup
  rows: FigureRow[]
}
export interface FigurePoint {
  month: string // 2026-01
  found: number
  closed: number // in that month
  stock: number // unresolved at its end (today for the running month)
  trips: number
  found_query: string
  closed_query: string
  stock_query: string // what was unresolved at its end
  trips_query: string
}
export interface FigureTrend {
  points: FigurePoint[] // twelve months up to `to`
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
export interface Institution {
  uuid: string
  name: string
  credit_code?: string
  type: InstitutionType
  county: string // code
  county_name: string
  town?: string // code
  town_name?: string
  address?: string
  longitude?: number
  latitude?: number
  ownership?: Ownership
  setting?: AreaSetting
  opened_on?: string
  closed_on?: string
  status: InstitutionStatus
  principal?: string
  principal_phone?: string // PERSONAL
  safety_officer?: string
  safety_officer_phone?: string // PERSONAL
  liaison?: string
  liaison_phone?: string // PERSONAL
  city_leader?: string
  county_leader?: string
  city_person?: string
  county_person?: string
  town_person?: string
  beds?: number
  people_served?: number
  staff?: number
  kitchen_fuel?: KitchenFuel
  converted_on?: string
  canteen?: boolean
  lodging?: boolean
  lifts?: number
  special_equipment?: boolean
  equipment_expires_on?: string
  licence_expires_on?: string
  fire_control_room?: boolean
  vehicles?: boolean
  building_grade?: BuildingGrade
  micro_fire_station?: boolean
  volunteer_brigade?: boolean
  note?: string
  last_visited_on?: string
  last_self_check_on?: string
  open_hazards: number // not closed, void or transferred
  overdue_hazards: number // of those in rectification, deadline before today
  conditions: string[] // TEXTS: the applies_when conditions it meets, so that a phone can make the checklist
  row_version: number
}
export interface InstitutionRow {
  uuid: string
  name: string
  credit_code?: string
  type: InstitutionType
  county_name: string
  town_name?: string
  address?: string
  ownership?: Ownership
  status: InstitutionStatus
  principal?: string
  principal_phone?: string // masked
  beds?: number
  people_served?: number
  staff?: number
  kitchen_fuel?: KitchenFuel
  building_grade?: BuildingGrade
  last_visited_on?: string
  last_self_check_on?: string
  open_hazards: number
  overdue_hazards: number
  row_version: number
}
export interface InstitutionEdit {
  uuid?: string // in path
  name?: string
  credit_code?: string
  type?: InstitutionType
  county?: string
  town?: string
  address?: string
  longitude?: number
  latitude?: number
  ownership?: Ownership
  setting?: AreaSetting
  opened_on?: string
  closed_on?: string
  status?: InstitutionStatus
  principal?: string
  principal_phone?: string
  safety_officer?: string
  safety_officer_phone?: string
  liaison?: string
  liaison_phone?: string
  city_leader?: string
  county_leader?: string
  city_person?: string
  county_person?: string
  town_person?: string
  beds?: number
  people_served?: number
  staff?: number
  kitchen_fuel?: KitchenFuel
  converted_on?: string
  canteen?: boolean
  lodging?: boolean
  lifts?: number
  special_equipment?: boolean
  equipment_expires_on?: string
  licence_expires_on?: string
  fire_control_room?: boolean
  vehicles?: boolean
  building_grade?: BuildingGrade
  micro_fire_station?: boolean
  volunteer_brigade?: boolean
  note?: string
}
export interface InstitutionFilter {
  search?: string // name (any 1+ characters in a row) or credit code prefix
  county?: string // code
  town?: string // code
  type?: InstitutionType
  six_types?: boolean // the six reporting types only
  status?: InstitutionStatus
  ownership?: Ownership
  kitchen_fuel?: KitchenFuel
  building_grade?: BuildingGrade
  has_open_hazards?: boolean
  has_overdue_hazards?: boolean
  in_use_on?: string // opened on or before, not closed before: the denominator of figures
  visited_from?: string // with visited_to: has (visited=true) or has not (false) a visit in the period
  visited_to?: string
  visited?: boolean
  visited_by?: VisitLevel
  self_checked_from?: string
  self_checked_to?: string
  self_checked?: boolean
  sort?: InstitutionSort
  cursor?: string
  limit?: number
}
export interface InstitutionPage {
  items: InstitutionRow[]
  total: number // counted up to TOTAL_CAP
  total_capped: boolean
  next?: string
}
export interface InstitutionRefs {
  items: Institution[] // of struct institution, telephone numbers whole: the inspector calls from the door
  next?: string
}
export interface ImportNew {
  uuid?: string // in path
  file_name?: string
  headings: string[] // TEXTS, as in the sheet, any order; unknown ones are listed, missing ones refused
}
export interface ImportSheetRow {
  row_no?: number // as the sheet counts
  cells: string[] // TEXTS, "" for an empty cell
}
export interface ImportRows {
  uuid?: string // in path
  rows: ImportSheetRow[] // of struct import_sheet_row, at most 1000 a call; a row sent again replaces itself
}
export interface ImportProblem {
  row_no?: number
  heading?: string
  cell?: string // C12
  message?: string
}
export interface ImportBatch {
  uuid?: string
  file_name?: string
  state?: ImportState
  matched: string[] // TEXTS: headings that were understood
  unknown: string[] // TEXTS: headings that were not
  row_count?: number
  new_count?: number
  changed_count?: number
  same_count?: number
  foreign_count?: number
  bad_count?: number
  problems: ImportProblem[] // of struct import_problem, the first 200
  problem_count?: number
  created_at?: string
  committed_at?: string
  row_version?: number
}
export interface ImportCommit {
  uuid?: string // in path
  leave_foreign?: boolean // rows of other counties are left out knowingly; else they refuse the commit
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
  permits: string[] // TEXTS: codes of enum permit
  csrf: string // to send back as X-CSRF-Token
  server_time: string
  today: string
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
  items: TodoItem[] // at most 50
}
