import { describe, expect, test } from 'vitest'
import type { Hazard } from '@/shared/api'
import { deskActs, phoneActs, toAct } from './acts'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const hazard = {
  uuid: 'h1',
  institution_name: '和顺',
  description: '堵塞',
  severity: 'general',
  found_on: '2026-11-20',
  awaits_second_name: false,
  row_version: 4,
  may: ['close', 'return', 'void', 'transfer'],
} as unknown as Hazard

describe('acts on a hazard', () => {
  test('are offered on the phone, the rest is named for the desk', () => {
    expect(phoneActs(hazard).map((act) => act.name)).toEqual(['close', 'return'])
    expect(deskActs(hazard).map((act) => act.button)).toEqual(['移交其他部门', '作废'])
  })

  test('are queued with the version they were decided on', () => {
    const submit = phoneActs({ ...hazard, may: ['submit'] })[0]
    const act = toAct(hazard, submit, { measures: '已清理', done_on: '2026-11-23', cost_fen: '120.5' }, ['p1'], 'me', new Date(NOW))
    expect(act).toMatchObject({ path: '/hazards/h1/submit', version: 4, photos: ['p1'], record: 'h1', title: '申报整改完成：和顺 堵塞' })
    expect(JSON.parse(act.body)).toMatchObject({
      device_at: '2026-11-23T02:00:00.000Z',
      queued: true,
      measures: '已清理',
      done_on: '2026-11-23',
      cost_fen: 12050,
      after_photos: ['p1'],
    })
    const back = phoneActs(hazard)[1]
    expect(toAct(hazard, back, { reason: '不清', new_deadline: '2026-12-01' }, ['p1'], 'me', new Date(NOW)).photos).toEqual([])
  })
})
