import { describe, expect, it } from 'vitest'
import type { Incident } from '@/shared/api'
import { changesOf, delayText, followUpGaps, kindsOf, momentOf, reportGaps, timeOf, tollText, typeOf } from '@/shared/incident'
import { toAcknowledge, toFollowUp, toReport } from './submit'

const now = new Date('2026-11-23T02:00:00Z')
const blank = { kind: 'mishap', happened_at: '2026-11-23T09:20', place: '走廊', description: '滑倒', measures: '送医', deaths: '', serious_injuries: '1', minor_injuries: '', cases: '', loss_yuan: '' }
const fall: Incident = {
  uuid: 'i', type: 'accident', kind: 'mishap', accident_level: 'general', institution: 'h', institution_name: '福寿养老院', institution_type: 'elderly_care', county_name: '石麓县', place: '走廊', happened_at: '2026-11-23T01:20:00.000Z', happened_on: '2026-11-23', reported_at: '2026-11-23T03:25:00.000Z', late: true, deaths: 0, serious_injuries: 1, minor_injuries: 0, cases: 0, state: 'open', description: '滑倒', measures: '送医', casualties_until: '2026-12-23', author: '安全员', received_at: '2026-11-23T02:00:00.000Z', may: ['follow_up'], events: [], attachments: [], row_version: 3,
}

describe('a report from the phone', () => {
  it('tells the numbers of its kind alone, and when it happened in China', () => {
    const item = toReport({ ...blank, cases: '9' }, ['p'], { uuid: 'h', name: '福寿养老院' }, 'me', now)
    expect(item).toMatchObject({ noun: 'incident', method: 'PUT', path: `/incidents/${item.record}`, title: '跌倒、噎食等意外：福寿养老院', photos: ['p'] })
    expect(JSON.parse(item.body)).toEqual({ institution: 'h', kind: 'mishap', happened_at: '2026-11-23T09:20:00+08:00', device_at: '2026-11-23T02:00:00.000Z', place: '走廊', description: '滑倒', measures: '送医', serious_injuries: 1, photos: ['p'] })
  })
  it('asks what the server will ask', () => {
    expect(reportGaps(blank, now)).toEqual({})
    expect(reportGaps({ ...blank, measures: ' ', happened_at: '2026-11-23T10:02' }, now)).toEqual({ measures: '请填写已采取的措施', happened_at: '发生时间不能晚于现在' })
    expect(reportGaps({ ...blank, kind: 'skin' }, now)).toEqual({ cases: '请填写病例数，至少 1 例' })
    expect(reportGaps({ ...blank, deaths: '一' }, now)).toEqual({ deaths: '死亡人数应为整数' })
  })
})

describe('a follow-up from the phone', () => {
  const same = { text: '已转院', changed_on: '', deaths: '0', serious_injuries: '1', minor_injuries: '0', loss_yuan: '' }
  it('tells only what differs, on the version it saw', () => {
    const item = toFollowUp(fall, { ...same, deaths: '1', serious_injuries: '0', changed_on: '2026-11-25' }, [], 'me', now)
    expect(item).toMatchObject({ path: '/incidents/i/follow_up', version: 3, record: 'i' })
    expect(JSON.parse(item.body)).toMatchObject({ text: '已转院', changed_on: '2026-11-25', deaths: 1, serious_injuries: 0 })
    expect(JSON.parse(item.body)).not.toHaveProperty('minor_injuries')
  })
  it('asks for the day of a change, and for none without one', () => {
    expect(followUpGaps(fall, same, '2026-11-25')).toEqual({})
    expect(followUpGaps(fall, { ...same, deaths: '1' }, '2026-11-25')).toHaveProperty('changed_on')
    expect(followUpGaps(fall, { ...same, deaths: '1', changed_on: '2026-11-22' }, '2026-11-25')).toEqual({ changed_on: '伤亡变化日期不能早于发生日期' })
    expect(followUpGaps(fall, { ...same, text: '' }, '2026-11-25')).toEqual({ text: '请填写续报内容' })
  })
})

describe('an acknowledgement from the phone', () => {
  it('needs no version: it happens once, whatever followed', () => {
    const item = toAcknowledge(fall, 'me', now)
    expect(item).toMatchObject({ method: 'POST', path: '/incidents/i/acknowledge', title: '签收：跌倒、噎食等意外 福寿养老院' })
    expect(item.version).toBeUndefined()
    expect(Object.keys(JSON.parse(item.body))).toEqual(['event', 'device_at'])
  })
})

describe('words of an incident', () => {
  it('says toll, delay and changes plainly', () => {
    expect(tollText(fall)).toBe('重伤 1 人')
    expect(tollText({ deaths: 0, serious_injuries: 0, minor_injuries: 0, cases: 0 })).toBe('无伤亡')
    expect(delayText(fall)).toBe('2 小时 5 分钟')
    expect(changesOf({ uuid: 'e', act: 'follow_up', actor_name: '甲', actor_role: 'institution_officer', device_at: '', received_at: '', deaths: 1, changed_on: '2026-11-25' })).toBe('更新为：死亡 1 人（2026-11-25 变化）')
    expect(changesOf({ uuid: 'e', act: 'report', actor_name: '甲', actor_role: 'institution_officer', device_at: '', received_at: '', serious_injuries: 0, minor_injuries: 2 })).toBe('上报时：轻伤 2 人')
    expect(changesOf({ uuid: 'e', act: 'conclude', actor_name: '甲', actor_role: 'county_supervisor', device_at: '', received_at: '' })).toBe('')
  })
  it('keeps China time whatever the zone of the device', () => {
    expect(momentOf('2026-11-23T01:20:30Z')).toBe('2026-11-23T09:20')
    expect(new Date(timeOf('2026-11-23T09:20')).toISOString()).toBe('2026-11-23T01:20:00.000Z')
  })
  it('knows which kinds are infections', () => {
    expect(typeOf('intestinal')).toBe('infection')
    expect(kindsOf('infection').map((one) => one.value)).toEqual(['respiratory', 'intestinal', 'skin', 'other_infection'])
    expect(kindsOf('accident')).toHaveLength(12)
  })
})
