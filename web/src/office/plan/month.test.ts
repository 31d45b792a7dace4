import { describe, expect, it } from 'vitest'
import { addMonths, moved, weekday, weeksOf } from './month'

describe('a month in weeks', () => {
  it('begins on Monday and leaves other months empty', () => {
    const weeks = weeksOf('2026-12-01', '2026-12-31')
    expect(weeks.length).toBe(5)
    expect(weeks[0]).toEqual([null, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'])
    expect(weeks[4]).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', null, null, null])
    expect(weeksOf('2027-02-01', '2027-02-28').length).toBe(4)
  })

  it('knows Monday and Sunday', () => {
    expect(weekday('2026-11-23')).toBe(0)
    expect(weekday('2026-11-29')).toBe(6)
  })

  it('goes over the year', () => {
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-01')
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01')
  })

  it('follows the arrow keys within the month', () => {
    const at = (day: string, key: string) => moved(day, key, '2026-12-01', '2026-12-31')
    expect(at('2026-12-10', 'ArrowUp')).toBe('2026-12-03')
    expect(at('2026-12-10', 'ArrowRight')).toBe('2026-12-11')
    expect(at('2026-12-01', 'ArrowLeft')).toBeUndefined()
    expect(at('2026-12-10', 'End')).toBe('2026-12-31')
    expect(at('2026-12-10', 'x')).toBeUndefined()
  })
})
