/* Every number is a link to exactly its records: the server says which list and which filter. Who may read figures and
 * no records (an auditor) sees plain numbers. */
import { session } from '@/office/app'
import type { FigureList, FigurePoint, FigureRow, FigureValue, Permit } from '@/shared/api'
import { addDays } from '@/shared/dates'

const permits: Record<FigureList, Permit> = { hazards: 'read_hazard', institutions: 'read_institution', inspections: 'read_inspection', inspectors: 'read_figures', activities: 'read_activity', incidents: 'read_incident', duties: 'read_duty' }
const pages: Partial<Record<FigureList, string>> = { duties: 'duties/due' } // where the list has not the name of its page
const mayOpen = (list: FigureList) => !session.me || session.may(permits[list])

export const listLink = (list: FigureList | undefined, query: string | undefined): string | undefined =>
  list && query !== undefined && mayOpen(list) ? `/${pages[list] ?? list}?${query}` : undefined

export const valueLink = (figure: FigureValue) => listLink(figure.list, figure.query)
export const denominatorLink = (figure: FigureValue) => listLink(figure.list, figure.denominator_query)
export const restLink = (figure: FigureValue) => listLink(figure.list, figure.rest_query)

const restWords: Record<string, string> = {
  coverage_rate: '未覆盖',
  county_coverage_rate: '县级未覆盖',
  city_coverage_rate: '市级未覆盖',
  rectification_rate: '未整改',
  on_time_rate: '未按期',
  selfcheck_rate: '未自查',
  joint_coverage_rate: '未联合检查',
  leader_ratio: '班子未到',
  major_rectification_rate: '未整改',
  principal_selfcheck_rate: '负责人未带队',
  gas_selfcheck_rate: '未自查燃气',
  conversion_rate: '未改造',
  micro_station_rate: '未建',
  volunteer_brigade_rate: '未建',
  cd_building_done_rate: '未销号',
  drill_rate: '未演练',
  training_rotation_rate: '未轮训',
  duty_fulfilment: '未按期',
  supplies_rate: '未储足',
  standard_rate: '未达标',
  usage_rate: '未参检',
  online_rate: '未上线',
}

export const numberText = (value: number | undefined): string => (value ?? 0).toLocaleString('zh-CN')

const units: Record<FigureList, string> = { institutions: '家', hazards: '项', inspections: '次', inspectors: '人', activities: '次', incidents: '起', duties: '份' }

/* What a rate leaves: 未覆盖 12 家, 未整改 3 项. */
export function restText(figure: FigureValue): string {
  const unit = units[figure.list ?? 'inspections']
  const count = (figure.denominator ?? 0) - (figure.numerator ?? 0)
  return `${restWords[figure.id ?? ''] ?? '未完成'} ${numberText(count)} ${unit}`
}

export interface Period {
  from: string
  to: string
}

const lastDayOfMonth = (month: string) => {
  const [year, number] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/* Quick picks; a running period ends today. */
export function quickPeriods(today: string): { label: string; period: Period }[] {
  const year = today.slice(0, 4)
  const month = today.slice(0, 7)
  const quarter = `${year}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  const last = addDays(`${month}-01`, -1).slice(0, 7)
  return [
    { label: '本年', period: { from: `${year}-01-01`, to: today } },
    { label: '本季', period: { from: quarter, to: today } },
    { label: '本月', period: { from: `${month}-01`, to: today } },
    { label: '上月', period: { from: `${last}-01`, to: lastDayOfMonth(last) } },
    { label: '上年', period: { from: `${Number(year) - 1}-01-01`, to: `${Number(year) - 1}-12-31` } },
  ]
}

/* Rows of a breakdown by one rate, worst first; those without a value stand last. */
export interface Ranked {
  key: string
  label: string
  value: number | undefined
  display: string
  link?: string
  figure?: FigureValue
}

export function ranked(rows: FigureRow[], id: string): Ranked[] {
  return rows
    .map((row) => {
      const figure = row.figures.find((one) => one.id === id)
      return { key: row.key, figure, label: row.label ?? '', value: figure?.value, display: figure?.display ?? '—', link: figure && valueLink(figure) }
    })
    .sort((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity))
}

/* 环比, 同比: the change from then to now in percent, one decimal cut towards zero; — when there was nothing. */
export function changeText(now: number, then: number | undefined): string {
  if (!then) return '—'
  const tenths = Math.trunc(((now - then) * 1000) / then)
  return `${tenths > 0 ? '+' : tenths < 0 ? '-' : ''}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}%`
}

export interface Bucket {
  label: string
  query: Record<string, string>
}

/* Overdue since: by how many days the deadline has passed. */
export function ageBuckets(today: string): Bucket[] {
  const limits = [1, 4, 8, 16, 31]
  const names = ['1至3天', '4至7天', '8至15天', '16至30天', '超过30天']
  return limits.map((from, at) => {
    const query: Record<string, string> = { deadline_to: addDays(today, -from) }
    if (at + 1 < limits.length) query.deadline_from = addDays(today, 1 - limits[at + 1])
    return { label: `逾期${names[at]}`, query }
  })
}

/* 0 to 4, by its share of the largest. */
export const heat = (value: number, most: number): number => (value && most ? Math.max(1, Math.ceil((value * 4) / most)) : 0)

export const pointLink = (point: FigurePoint, series: 'found' | 'closed' | 'stock') => listLink('hazards', point[`${series}_query`])
