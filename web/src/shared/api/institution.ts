/* The register and its import. */
import type { AreaSetting, BuildingGrade, ImportState, InstitutionSort, InstitutionStatus, InstitutionType, KitchenFuel, Ownership, SelfCheck, VisitLevel } from './words'

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
  self_checked_as?: SelfCheck
  gas_user?: boolean // any gas or liquid fuel, now or before a conversion
  uses_gas?: boolean
  converted?: boolean // all-electric after a conversion
  people_100?: boolean // people served and staff together
  micro_fire_station?: boolean
  volunteer_brigade?: boolean
  has_account?: boolean
  stock_days?: number // of supplies at full load; default: what duty D14 asks for
  stocked?: boolean // for so many days by the newest stocktaking; this and the next three by in_use_on, else by today
  drilled?: boolean // in that half-year
  trained?: boolean // in that year
  accepted?: boolean // a standard acceptance valid on that day
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
