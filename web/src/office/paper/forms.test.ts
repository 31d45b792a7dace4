import { describe, expect, it } from 'vitest'
import type { Hazard, Inspection } from '@/shared/api'
import { forms, papersOfHazard, papersOfInspection } from './forms'

const visit = (more: Partial<Inspection>) => ({ state: 'submitted', level: 'county', hazards: [], ...more }) as unknown as Inspection
const hazard = (more: Partial<Hazard>) => ({ state: 'open', severity: 'general', events: [], ...more }) as unknown as Hazard

describe('what a record offers', () => {
  it('a visit gives its record, its order when there is one, an opinion after a look', () => {
    expect(papersOfInspection(visit({}), 'county_leader')).toEqual(['inspection_record'])
    expect(papersOfInspection(visit({ notice_number: '一号' }), 'county_supervisor')).toEqual(['inspection_record', 'rectification_order'])
    const closed = visit({ notice_number: '一号', hazards: [{ state: 'closed' }] as Inspection['hazards'] })
    expect(papersOfInspection(closed, 'city_leader')).toEqual(['reinspection_opinion'])
  })
  it('a void visit and a self-check give none', () => {
    expect(papersOfInspection(visit({ state: 'void' }), 'county_leader')).toEqual([])
    expect(papersOfInspection(visit({ level: 'institution' }), 'county_leader')).toEqual([])
  })
  it('a hazard gives an order only when no visit found it, a letter only while it is listed', () => {
    expect(papersOfHazard(hazard({ notice_number: '一号' }))).toEqual(['rectification_order'])
    expect(papersOfHazard(hazard({ notice_number: '一号', inspection: 'x' }))).toEqual([])
    expect(papersOfHazard(hazard({ inspection: 'x', listed: true }))).toEqual(['supervision_letter'])
    expect(papersOfHazard(hazard({ inspection: 'x', severity: 'major' }))).toEqual([])
    const back = hazard({ inspection: 'x', events: [{ act: 'return' }] as Hazard['events'] })
    expect(papersOfHazard(back)).toEqual(['reinspection_opinion'])
  })
  it('every form names its required fields once', () => {
    for (const { fields } of Object.values(forms)) expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length)
  })
})
