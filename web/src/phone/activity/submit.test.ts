import { describe, expect, it } from 'vitest'
import type { ActivityRule } from '@/shared/api'
import { activityGaps, toActivity, type ActivityDraft } from './submit'

const blank: ActivityDraft = { title: '疏散演练', held_on: '2026-11-20', held_to: '', place: '', people: '', stock_days: '', content: '', result: '', photos: [] }
const rule = { kind: 'emergency_drill', needs_people: true } as ActivityRule

describe('an activity from the phone', () => {
  it('says what is missing before it is queued', () => {
    expect(activityGaps('emergency_drill', blank, rule, '2026-11-23')).toEqual(['请填写参加人数'])
    expect(activityGaps('emergency_drill', { ...blank, people: '很多' }, rule, '2026-11-23')).toEqual(['参加人数应为整数'])
    expect(activityGaps('emergency_drill', { ...blank, people: '20', held_on: '2026-11-24' }, rule, '2026-11-23')).toEqual(['日期不能晚于今天'])
    expect(activityGaps('duty_roster', { ...blank, held_on: '2026-12-01', held_to: '2026-11-30' }, undefined, '2026-11-23')).toEqual(['值班最后一天不能早于值班第一天'])
  })
  it('is a PUT under its own id, without empty members', () => {
    const item = toActivity('emergency_drill', { ...blank, people: '20', photos: ['p'] }, { uuid: 'i', name: '福寿养老院' }, 'me', new Date(0))
    expect(item.path).toBe(`/activities/${item.record}`)
    expect(item.title).toBe('疏散演练：福寿养老院')
    expect(item.photos).toEqual(['p'])
    expect(JSON.parse(item.body)).toEqual({ kind: 'emergency_drill', institution: 'i', title: '疏散演练', held_on: '2026-11-20', people: 20, photos: ['p'] })
  })
})
