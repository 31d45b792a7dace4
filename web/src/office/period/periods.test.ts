import { expect, it } from 'vitest'
import type { PeriodFigure } from '@/shared/api'
import { changeText, hasParts, partLink, recordLink, signed } from './periods'

const rate: PeriodFigure = { id: 'coverage_rate', label: '检查覆盖率', wording: '', unit: '%', list: 'institutions', frozen_numerator: 7, frozen_denominator: 8 }

it('says which way a difference goes', () => {
  expect([signed(3), signed(-2), signed(0)]).toEqual(['+3', '−2', '0'])
})

it('says what a sum in 万 differs by', () => {
  expect([changeText('万元', -350000), changeText('万人次', 1200), changeText('项', 3)]).toEqual(['−3500 元', '+1200 人次', '+3'])
})

it('leads from a record to its page', () => {
  expect(recordLink('hazards', 'u')).toBe('/hazards/u')
  expect(recordLink('inspections', 'u')).toBe('/inspections/u')
  expect(recordLink('inspectors', 'u')).toBe('/inspectors')
})

it('keeps the cell a number stands in', () => {
  const link = partLink('2026-Q3', 'differences', rate, 'whole', { county: '529901', by: 'county' })
  expect(link).toEqual({ path: '/periods/2026-Q3/differences', query: { figure: 'coverage_rate', part: 'whole', county: '529901' } })
})

it('knows which figures have a denominator', () => {
  expect(hasParts(rate)).toBe(true)
  expect(hasParts({ ...rate, frozen_denominator: undefined })).toBe(false)
})
