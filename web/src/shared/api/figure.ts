/* Figures and what stands behind them. */
import type { Area, FigureGroup, FigureList, FigureTopic, HazardSource, InstitutionType, Severity } from './words'

export interface FigureRequest {
  from?: string // default: 1 January of this year
  to?: string // default: today
  as_of?: string // up to when closing and falling due count; default and least: the earlier of to and today
  county?: string // code
  institution_type?: InstitutionType
  area?: Area
  severity?: Severity
  source?: HazardSource
  by?: FigureGroup // for figure_breakdown
}

export interface FigureValue {
  id: string // rectification_rate
  label: string // 整改完成率
  wording: string // 口径, one sentence
  unit: string // 家, 项, 次, %
  topic: FigureTopic
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
  key: string // code of the county, type, area, severity or source; 2026-01 for a month
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
