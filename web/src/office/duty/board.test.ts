import { describe, expect, it } from 'vitest'
import type { DutyCell, DutyHead } from '@/shared/api'
import { cellText, daysText, partsOf, pressingDuties, progressOf, subjectsLink } from './board'

const cell: DutyCell = { code: 'D1', owed: 10, met: 6, on_track: 0, at_risk: 3, missed: 1, done_late: 0 }
const head = { code: 'D1', rule: 'times', days_left: 4 } as DutyHead

describe('a cell of the duty board', () => {
  it('names what presses most first and leaves out what nobody is in', () => {
    expect(partsOf(head, cell, '990101', {}).map((part) => [part.status, part.count])).toEqual([['missed', 1], ['at_risk', 3], ['met', 6]])
    expect(cellText(cell)).toBe('逾期未完成 1，将逾期 3，已完成 6')
  })
  it('opens exactly its subjects', () => {
    expect(partsOf(head, cell, '990101', { day: '2026-10-31' })[1].to).toBe('/duties/subjects?code=D1&day=2026-10-31&county=990101&status=at_risk')
    expect(partsOf(head, cell, 'total', {})[2].to).toBe('/duties/subjects?code=D1&status=met')
    expect(subjectsLink('D6', {}, { owing: 'true' })).toBe('/duties/subjects?code=D6&owing=true')
  })
  it('counts the bureaus behind a share without a list: its list is of institutions', () => {
    expect(partsOf({ ...head, rule: 'coverage' }, cell, 'total', {}).map((part) => part.to)).toEqual([undefined, undefined, undefined])
  })
  it('reminds of what is missed or at risk, soonest first, and of the own bureau where it is asked', () => {
    const heads = [{ ...head, code: 'D1', subject: 'institution', days_left: 4 }, { ...head, code: 'D5', subject: 'county_bureau', days_left: 2 }, { ...head, code: 'D2', subject: 'principal' }] as DutyHead[]
    const done = { ...cell, at_risk: 0, missed: 0 }
    const rows = ['990101', 'total'].map((key) => ({ key, name: key, cells: [cell, { ...cell, code: 'D5', owed: 1, status: 'at_risk' as const }, done] }))
    const found = pressingDuties({ day: '2026-11-26', as_of: '2026-11-26', duties: heads, rows })
    expect(found.map((one) => one.head.code)).toEqual(['D5', 'D1'])
    expect(found[0].own?.status).toBe('at_risk')
    expect(found[1].own).toBeUndefined()
    expect(found[1].all.map((part) => part.to)).toEqual(['/duties/subjects?code=D1&status=missed', '/duties/subjects?code=D1&status=at_risk'])
  })
  it('shows how far a share is, and nothing for subjects that stand for themselves', () => {
    expect(progressOf({ rule: 'coverage' }, { ...cell, done: 113, needed: 122, total: 122 })).toBe('113/122 家')
    expect(progressOf({ rule: 'times' }, { ...cell, done: 3, needed: 1 })).toBe('3 次')
    expect(progressOf({ rule: 'days' }, { ...cell, done: 28, needed: 30 })).toBe('28/30 天')
    expect(progressOf({ rule: 'times' }, cell)).toBe('')
  })
  it('says how long there is', () => {
    expect(daysText({ days_left: 4 })).toBe('还剩 4 天')
    expect(daysText({ days_left: 0 })).toBe('今天到期')
    expect(daysText({ days_left: -26 })).toBe('已过期 26 天')
  })
})
