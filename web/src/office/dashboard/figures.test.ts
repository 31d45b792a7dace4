import { describe, expect, it } from 'vitest'
import type { FigurePoint, FigureRow, FigureValue } from '@/shared/api'
import { ageBuckets, changeText, heat, denominatorLink, listLink, pointLink, quickPeriods, ranked, restLink, restText, valueLink } from './figures'

const coverage = {
  id: 'coverage_rate',
  label: '覆盖率',
  value: 87.5,
  display: '87.5%',
  numerator: 7,
  denominator: 8,
  list: 'institutions' as const,
  query: 'visited=true&visited_from=2026-01-01',
  denominator_query: 'in_use_on=2026-11-23',
  rest_query: 'visited=false&visited_from=2026-01-01',
} as FigureValue

describe('figure links', () => {
  it('opens exactly the list the server names', () => {
    expect(valueLink(coverage)).toBe('/institutions?visited=true&visited_from=2026-01-01')
    expect(denominatorLink(coverage)).toBe('/institutions?in_use_on=2026-11-23')
    expect(valueLink({ ...coverage, list: 'activities', query: 'group=drill&state=submitted' })).toBe('/activities?group=drill&state=submitted')
    expect(valueLink({ ...coverage, list: 'duties', query: 'from=2026-01-01&status=met' })).toBe('/duties/due?from=2026-01-01&status=met')
    expect(restLink(coverage)).toBe('/institutions?visited=false&visited_from=2026-01-01')
    expect(pointLink({ found_query: 'found_from=2026-01-01', closed_query: 'closed_from=2026-01-01' } as FigurePoint, 'closed')).toBe('/hazards?closed_from=2026-01-01')
  })

  it('makes no link without a filter', () => {
    expect(listLink('hazards', undefined)).toBeUndefined()
    expect(restLink({ list: 'hazards', query: 'a=b' } as FigureValue)).toBeUndefined()
  })

  it('names what is left', () => {
    expect(restText(coverage)).toBe('未覆盖 1 家')
    expect(restText({ id: 'supplies_rate', list: 'institutions', numerator: 5, denominator: 9 } as FigureValue)).toBe('未储足 4 家')
    expect(restText({ id: 'rectification_rate', list: 'hazards', numerator: 10, denominator: 1300 } as FigureValue)).toBe('未整改 1,290 项')
  })
})

describe('quickPeriods', () => {
  it('ends running periods today and closed ones on their last day', () => {
    const at = (day: string) => Object.fromEntries(quickPeriods(day).map(({ label, period }) => [label, [period.from, period.to]]))
    expect(at('2026-11-23')).toEqual({
      本年: ['2026-01-01', '2026-11-23'],
      本季: ['2026-10-01', '2026-11-23'],
      本月: ['2026-11-01', '2026-11-23'],
      上月: ['2026-10-01', '2026-10-31'],
      上年: ['2025-01-01', '2025-12-31'],
    })
    expect(at('2026-01-05').上月).toEqual(['2025-12-01', '2025-12-31'])
    expect(at('2028-03-01').上月).toEqual(['2028-02-01', '2028-02-29'])
  })
})

describe('ranked', () => {
  it('puts the worst first and those without a value last', () => {
    const row = (label: string, value?: number) =>
      ({ label, figures: [{ id: 'x', value, display: String(value), list: 'hazards' as const, query: label }] }) as unknown as FigureRow
    expect(ranked([row('a', 90), row('b'), row('c', 20)], 'x').map((one) => one.label)).toEqual(['c', 'a', 'b'])
    expect(ranked([row('a', 90)], 'x')[0].link).toBe('/hazards?a')
  })
})

describe('changes and ages', () => {
  it('cuts a change towards zero and has none when there was nothing', () => {
    expect([changeText(120, 100), changeText(2, 3), changeText(3, 3), changeText(1999, 1000)]).toEqual(['+20.0%', '-33.3%', '0.0%', '+99.9%'])
    expect([changeText(5, 0), changeText(5, undefined)]).toEqual(['—', '—'])
  })

  it('puts every overdue day into exactly one bucket', () => {
    const buckets = ageBuckets('2026-11-23')
    expect(buckets.map((bucket) => [bucket.query.deadline_from, bucket.query.deadline_to])).toEqual([
      ['2026-11-20', '2026-11-22'],
      ['2026-11-16', '2026-11-19'],
      ['2026-11-08', '2026-11-15'],
      ['2026-10-24', '2026-11-07'],
      [undefined, '2026-10-23'],
    ])
  })

  it('shades by the share of the largest', () => {
    expect([heat(0, 100), heat(1, 100), heat(26, 100), heat(100, 100), heat(0, 0)]).toEqual([0, 1, 2, 4, 0])
  })
})
