import { describe, expect, it } from 'vitest'
import { nextStart, windowsOf, windowsText } from './edit'

describe('the duty form', () => {
  it('begins with the next period', () => {
    expect(nextStart('month', '2026-11-23')).toBe('2026-12-01')
    expect(nextStart('month', '2026-12-31')).toBe('2027-01-01')
    expect(nextStart('quarter', '2026-11-23')).toBe('2027-01-01')
    expect(nextStart('half_year', '2026-03-01')).toBe('2026-07-01')
    expect(nextStart('year', '2026-01-01')).toBe('2027-01-01')
    expect(nextStart('window', '2026-11-30')).toBe('2026-12-01')
  })
  it('reads and writes windows one a line', () => {
    const windows = [{ name: '春节', first_day: '2027-01-22', last_day: '2027-02-05' }]
    expect(windowsOf(windowsText(windows))).toEqual(windows)
    expect(windowsOf('\n 端午  2027-06-01 \n')).toEqual([{ name: '端午', first_day: '2027-06-01', last_day: '' }])
  })
})
