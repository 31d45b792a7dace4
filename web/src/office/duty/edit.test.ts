import { describe, expect, it } from 'vitest'
import { nextStart } from './edit'

describe('the duty form', () => {
  it('begins with the next period', () => {
    expect(nextStart('month', '2026-11-23')).toBe('2026-12-01')
    expect(nextStart('month', '2026-12-31')).toBe('2027-01-01')
    expect(nextStart('quarter', '2026-11-23')).toBe('2027-01-01')
    expect(nextStart('half_year', '2026-03-01')).toBe('2026-07-01')
    expect(nextStart('year', '2026-01-01')).toBe('2027-01-01')
    expect(nextStart('window', '2026-11-30')).toBe('2026-12-01')
  })
})
