import { describe, expect, it } from 'vitest'
import type { Rung } from '@/shared/api'
import { problemsOf, whenText } from './rungs'

const nobody = { institution: false, issuer: false, county_leader: false, city_supervisor: false, city_leader: false }
const rung = (number: number, days: number, more: Partial<Rung> = {}): Rung => ({ number, days, active: true, ...nobody, institution: true, ...more })

describe('the ladder', () => {
  it('says when in words', () => {
    expect([-3, 0, 7].map(whenText)).toEqual(['期限前 3 天', '到期当天', '逾期 7 天'])
  })

  it('grows from rung to rung, leaving out those that are switched off', () => {
    expect(problemsOf([rung(1, -3), rung(2, 0), rung(3, 3)])).toEqual({})
    expect(problemsOf([rung(1, -3), rung(2, 9, { active: false }), rung(3, 3)])).toEqual({})
    expect(problemsOf([rung(1, -3), rung(2, 3), rung(3, 3)])).toEqual({ 'rungs[2].days': '应大于前一级（3 天）' })
    expect(problemsOf([rung(1, Number.NaN)])).toEqual({ 'rungs[0].days': '请填写整数天数' })
  })

  it('tells somebody', () => {
    expect(problemsOf([rung(1, -3, { institution: false })])).toEqual({ 'rungs[0].institution': '至少要提醒一方' })
    expect(problemsOf([rung(1, -3, { institution: false, active: false })])).toEqual({})
  })
})
