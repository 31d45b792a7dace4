import { expect, it } from 'vitest'
import type { PeriodFigure } from '@/shared/api'
import { changeText, hasParts, partLink, recordKey, recordLink, signed } from './periods'

const rate: PeriodFigure = { id: 'coverage_rate', label: '检查覆盖率', wording: '', unit: '%', list: 'institutions', frozen_numerator: 7, frozen_denominator: 8 }

it('says which way a difference goes', () => {
  expect([signed(3), signed(-2), signed(0)]).toEqual(['+3', '−2', '0'])
})

it('says what a sum in 万 differs by', () => {
  expect([changeText('万元', -350000), changeText('万人次', 1200), changeText('项', 3)]).toEqual(['−3500 元', '+1200 人次', '+3'])
})

it('leads from a record to its page', () => {
  expect(recordLink({ list: 'hazards', uuid: 'u' })).toBe('/hazards/u')
  expect(recordLink({ list: 'inspections', uuid: 'u' })).toBe('/inspections/u')
  expect(recordLink({ list: 'inspectors', uuid: 'u' })).toBe('/inspectors')
})

it('leads from a share of a duty to the institution that owed it; bureaus and leaders have no page', () => {
  expect(recordLink({ list: 'duties', uuid: 'u', unit: 'institution' })).toBe('/institutions/u')
  expect(recordLink({ list: 'duties', uuid: 'u', unit: 'leader' })).toBeUndefined()
  expect(recordLink({ list: 'duties', unit: 'bureau' })).toBeUndefined()
})

it('tells rows apart: a subject stands in a list once for every duty and term', () => {
  expect(recordKey({ uuid: 'u' })).toBe('u')
  expect(recordKey({ uuid: 'u', duty: 'D1', day: '2026-09-30' })).toBe('D1 2026-09-30 u')
  expect(recordKey({ region: '529901', duty: 'D5', day: '2026-09-30' })).toBe('D5 2026-09-30 529901')
})

it('keeps the cell a number stands in', () => {
  const link = partLink('2026-Q3', 'differences', rate, 'whole', { county: '529901', by: 'county' })
  expect(link).toEqual({ path: '/periods/2026-Q3/differences', query: { figure: 'coverage_rate', part: 'whole', county: '529901' } })
})

it('knows which figures have a denominator', () => {
  expect(hasParts(rate)).toBe(true)
  expect(hasParts({ ...rate, frozen_denominator: undefined })).toBe(false)
})
