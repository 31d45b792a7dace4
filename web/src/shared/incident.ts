/* What is asked of an incident and how it is said, the same at the office and on the phone. */
import type { Incident, IncidentEvent, IncidentKind, IncidentRow, IncidentType } from './api'
import { label, options } from './label'

const infections: IncidentKind[] = ['respiratory', 'intestinal', 'skin', 'other_infection']
export const typeOf = (kind: IncidentKind | ''): IncidentType => (infections.includes(kind as IncidentKind) ? 'infection' : 'accident')
export const kindsOf = (type: IncidentType) => options('incident_kind').filter((one) => typeOf(one.value as IncidentKind) === type)

/* A moment in China, as <input type="datetime-local"> has it: 2026-11-23T18:05. */
const CHINA_MS = 8 * 3_600_000
export const momentOf = (time: number | string | Date): string => new Date(new Date(time).getTime() + CHINA_MS).toISOString().slice(0, 16)
export const timeOf = (moment: string): string => `${moment}:00+08:00`

/* The counts that a kind has, in the order people say them. */
export interface CountField {
  name: 'deaths' | 'serious_injuries' | 'minor_injuries' | 'cases' | 'loss_yuan'
  label: string
  unit: string
}
const deaths: CountField = { name: 'deaths', label: '死亡人数', unit: '人' }
const counts: Record<IncidentType, CountField[]> = {
  accident: [deaths, { name: 'serious_injuries', label: '重伤人数', unit: '人' }, { name: 'minor_injuries', label: '轻伤人数', unit: '人' }, { name: 'loss_yuan', label: '直接经济损失（元）', unit: '元' }],
  infection: [{ name: 'cases', label: '病例数', unit: '例' }, deaths],
}
export const countsOf = (type: IncidentType): CountField[] => counts[type]

/* 死亡 1 人、重伤 2 人; without any: 无伤亡. */
export function tollText(row: Pick<IncidentRow, 'deaths' | 'serious_injuries' | 'minor_injuries' | 'cases'>): string {
  const parts = [row.cases && `病例 ${row.cases} 例`, row.deaths && `死亡 ${row.deaths} 人`, row.serious_injuries && `重伤 ${row.serious_injuries} 人`, row.minor_injuries && `轻伤 ${row.minor_injuries} 人`]
  return parts.filter(Boolean).join('、') || '无伤亡'
}

export const moneyText = (yuan: number): string => (yuan >= 10000 ? `${Math.floor(yuan / 100) / 100} 万元` : `${yuan} 元`)

/* How long it took until the bureau knew. */
export function delayText(row: Pick<IncidentRow, 'happened_at' | 'reported_at'>): string {
  const minutes = Math.max(0, Math.floor((Date.parse(row.reported_at) - Date.parse(row.happened_at)) / 60_000))
  const hours = Math.floor(minutes / 60)
  return hours ? `${hours} 小时${minutes % 60 ? ` ${minutes % 60} 分钟` : ''}` : `${minutes} 分钟`
}

const said = (event: IncidentEvent, value: number | undefined | null): value is number => value !== undefined && value !== null && (event.act !== 'report' || value > 0)

/* What an event told in numbers, in words: all that a report found, what a follow-up changed. */
export function changesOf(event: IncidentEvent): string {
  const parts = [
    said(event, event.cases) && `病例 ${event.cases} 例`,
    said(event, event.deaths) && `死亡 ${event.deaths} 人`,
    said(event, event.serious_injuries) && `重伤 ${event.serious_injuries} 人`,
    said(event, event.minor_injuries) && `轻伤 ${event.minor_injuries} 人`,
    said(event, event.loss_yuan) && `直接经济损失 ${moneyText(event.loss_yuan)}`,
  ].filter(Boolean)
  if (event.act === 'report') return `上报时：${parts.join('、') || '无伤亡'}`
  if (!parts.length) return ''
  return `更新为：${parts.join('、')}${event.changed_on ? `（${event.changed_on} 变化）` : ''}`
}

/* What the server would refuse in a report, by field. */
export function reportGaps(values: Record<string, string>, now: Date): Record<string, string> {
  const problems: Record<string, string> = {}
  const names: Record<string, string> = { kind: '事件类型', happened_at: '发生时间', place: '地点', description: '事件经过', measures: '已采取的措施' }
  for (const [name, text] of Object.entries(names)) if (!values[name]?.trim()) problems[name] = `请填写${text}`
  if (!problems.happened_at && Date.parse(timeOf(values.happened_at)) > now.getTime() + 60_000) problems.happened_at = '发生时间不能晚于现在'
  const type = typeOf(values.kind as IncidentKind)
  for (const field of countsOf(type)) if (values[field.name]?.trim() && !/^\d+$/.test(values[field.name].trim())) problems[field.name] = `${field.label}应为整数`
  if (type === 'infection' && !problems.cases && !(Number(values.cases) > 0)) problems.cases = '请填写病例数，至少 1 例'
  return problems
}

const number = (text: string | undefined) => (text?.trim() ? Number(text) : undefined)

/* The numbers that a form holds of those a kind has; empty ones are left out. */
export function numbersOf(type: IncidentType, values: Record<string, string>): Partial<Record<CountField['name'], number>> {
  const out: Partial<Record<CountField['name'], number>> = {}
  for (const field of countsOf(type)) {
    const value = number(values[field.name])
    if (value !== undefined) out[field.name] = value
  }
  return out
}

/* A follow-up tells only what differs; a change of casualties of an accident needs its day. */
export function changedOf(incident: Incident, values: Record<string, string>): Partial<Record<CountField['name'], number>> {
  const told = numbersOf(incident.type, values)
  for (const field of countsOf(incident.type)) if (told[field.name] === (incident[field.name] ?? undefined)) delete told[field.name]
  return told
}
export function followUpGaps(incident: Incident, values: Record<string, string>, today: string): Record<string, string> {
  const problems: Record<string, string> = {}
  if (!values.text?.trim()) problems.text = '请填写续报内容'
  for (const field of countsOf(incident.type)) if (values[field.name]?.trim() && !/^\d+$/.test(values[field.name].trim())) problems[field.name] = `${field.label}应为整数`
  const changed = changedOf(incident, values)
  const casualties = 'deaths' in changed || 'serious_injuries' in changed || 'minor_injuries' in changed
  if (incident.type !== 'accident' || !casualties) return problems
  if (!values.changed_on) problems.changed_on = '伤亡人数有变化，请填写变化日期'
  else if (values.changed_on > today) problems.changed_on = '伤亡变化日期不能晚于今天'
  else if (values.changed_on < incident.happened_on) problems.changed_on = '伤亡变化日期不能早于发生日期'
  return problems
}

export const titleOf = (row: Pick<IncidentRow, 'kind' | 'institution_name'>): string => `${label('incident_kind', row.kind)}：${row.institution_name}`
