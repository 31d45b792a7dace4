import { describe, expect, it } from 'vitest'
import type { Hazard } from '../api'
import { acts, actsOf, bodyOf, fieldsOf, gapsOf, isAside, startOf } from './acts'

const hazard = {
  severity: 'general',
  found_on: '2026-11-01',
  deadline: '2026-11-30',
  extension_asked: '2026-12-10',
  plans: [],
  settlements: [{ responsibility: '王院长', funds_fen: 3500000 }],
} as unknown as Hazard
const major = { ...hazard, severity: 'major' } as Hazard
const today = '2026-11-23'
const act = (name: string) => acts.find((one) => one.name === name)!

describe('acts', () => {
  it('offers what the server allows and nothing else, in the order of the table', () => {
    expect(actsOf(['void', 'close', 'issue']).map((one) => one.name)).toEqual(['close', 'void'])
    expect(actsOf([])).toEqual([])
  })

  it('asks for what a major one needs more', () => {
    expect(fieldsOf(act('close'), hazard, {}).map((field) => field.name)).toEqual(['result', 'after_photos'])
    expect(gapsOf(act('close'), major, { result: '合格' }, 0, today)).toEqual({ report_number: '请填写评估或检测报告编号' })
    expect(gapsOf(act('close'), { ...major, awaits_second_name: true }, { result: '合格' }, 0, today)).toEqual({})
    expect(Object.keys(gapsOf(act('settle'), major, {}, 0, today))).toHaveLength(5)
    expect(gapsOf(act('settle'), hazard, {}, 0, today)).toEqual({})
  })

  it('proposes to confirm what nobody has assessed, and else to change it', () => {
    expect(startOf(act('assess'), { ...major, unassessed: true }, today).severity).toBe('major')
    expect(startOf(act('assess'), { ...major, unassessed: false }, today).severity).toBe('general')
    expect(startOf(act('assess'), hazard, today).severity).toBe('major')
    expect(isAside(act('assess'), { ...major, unassessed: true })).toBe(false)
    expect(isAside(act('assess'), major)).toBe(true)
    expect(isAside(act('void'), major)).toBe(true)
  })

  it('says every gap in words', () => {
    expect(gapsOf(act('submit'), hazard, { done_on: '2026-11-24', cost_fen: '一百' }, 0, today)).toEqual({
      measures: '请填写整改措施',
      done_on: '完成日期不能晚于 2026-11-23',
      cost_fen: '整改费用（元）应为数字，最多两位小数',
      after_photos: '请至少拍一张整改后照片',
    })
    expect(gapsOf(act('extend'), hazard, { new_deadline: '2026-11-30', reason: '等配件', interim_measures: '专人看护' }, 0, today)).toEqual({
      new_deadline: '申请延至不能早于 2026-12-01',
    })
    expect(gapsOf(act('grant'), hazard, { new_deadline: '2026-12-11' }, 0, today)).toEqual({ new_deadline: '同意延至不能晚于 2026-12-10' })
  })

  it('asks for a deadline only when a transfer came back undone', () => {
    expect(fieldsOf(act('answer'), hazard, { resolved: 'true' }).map((field) => field.name)).not.toContain('new_deadline')
    expect(fieldsOf(act('answer'), hazard, { resolved: 'false' }).map((field) => field.name)).toContain('new_deadline')
  })

  it('starts with what is known and sends it in its type', () => {
    expect(startOf(act('settle'), hazard, today).responsibility).toBe('王院长')
    expect(startOf(act('settle'), hazard, today).funds_fen).toBe('3.5')
    expect(bodyOf(act('settle'), hazard, { funds_fen: '0.8' }, []).funds_fen).toBe(800000)
    expect(gapsOf(act('settle'), hazard, { funds_fen: '三万' }, 0, today)).toEqual({ funds_fen: '落实资金（万元）应为数字，最多四位小数' })
    expect(startOf(act('grant'), hazard, today).new_deadline).toBe('2026-12-10')
    expect(bodyOf(act('submit'), hazard, { measures: ' 已清理 ', done_on: today, cost_fen: '12.5' }, ['p'])).toEqual({
      measures: '已清理',
      done_on: today,
      cost_fen: 1250,
      after_photos: ['p'],
    })
    expect(bodyOf(act('answer'), hazard, { resolved: 'true', text: '已办', answered_on: today }, [])).toEqual({ resolved: true, text: '已办', answered_on: today })
  })
})
