import { expect, it } from 'vitest'
import type { Target } from '@/shared/api'
import { gapText, goalOf } from './goals'

const target = (figure: string, value: number, county?: string): Target => ({ uuid: '', year: 2026, figure, label: '', unit: '%', value, due_on: '2026-12-31', county, created_by: '', created_at: '', row_version: 1 })

it('binds a county by its own target, else by the city’s', () => {
  const targets = [target('coverage_rate', 100), target('coverage_rate', 95, '529901')]
  expect(goalOf(targets, 'coverage_rate', '529901')?.value).toBe(95)
  expect(goalOf(targets, 'coverage_rate', '529902')?.value).toBe(100)
  expect(goalOf(targets, 'coverage_rate')?.value).toBe(100)
  expect(goalOf(targets, 'on_time_rate')).toBeUndefined()
})

it('says what is missing, and never that something is when the goal is reached', () => {
  expect(gapText({ value: 98.7, unit: '%' }, target('coverage_rate', 100))).toBe('差 1.3 个百分点')
  expect(gapText({ value: 100, unit: '%' }, target('coverage_rate', 100))).toBe('已达到')
  expect(gapText({ value: 7, unit: '次' }, target('meetings', 12))).toBe('差 5 次')
  expect(gapText({ value: undefined, unit: '%' }, target('coverage_rate', 100))).toBe('')
})
