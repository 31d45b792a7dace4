import { describe, expect, test } from 'vitest'
import { fit } from '../photos'
import { hazardRow, home, item, me } from '../../../tests/phone-fixture'
import { applies, makeChecklist, makeSections } from './checklist'
import { answered, everyPhotoOf, hazardsOf, newDraft, newFailed, newRecheck, openDuplicate, passTheRest, photosOf } from './draft'
import { failedGaps, gapsOf, toInspection, toOutbox } from './submit'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const draftOf = (kind: 'routine' | 'self' = 'routine') => newDraft(me, home, { uuid: 'c1' }, kind, new Date(NOW))
const signed = () => Object.assign(draftOf(), { inspector_signature: 's1', institution_signature: 's2' })

describe('the list for a visit', () => {
  test('general items and those of the type, less what does not apply', () => {
    const items = [
      item('X3', { applies_when: 'lift' }),
      item('X2', { institution_type: 'funeral_home' }),
      item('X4', { applies_when: 'gas', area: 'gas' }),
      item('X1', { institution_type: 'elderly_care' }),
      item('X5'),
    ]
    expect(makeChecklist(items, home, 'routine').map((one) => one.code)).toEqual(['X1', 'X4', 'X5'])
    expect(makeChecklist(items, home, 'gas_self').map((one) => one.code)).toEqual(['X4'])
    expect(makeChecklist(items, { ...home, conditions: [] }, 'self').map((one) => one.code)).toEqual(['X1', 'X5'])
  })
  test('a condition that is null always applies', () => {
    expect(applies(item('X1', { applies_when: null as never }), home, 'routine')).toBe(true)
  })
  test('sections follow the order of their first items', () => {
    const sections = makeSections([item('X1', { area: 'gas' }), item('X2'), item('X3', { area: 'gas' })])
    expect(sections.map((one) => [one.area, one.items.map((two) => two.code)])).toEqual([
      ['gas', ['X1', 'X3']],
      ['fire', ['X2']],
    ])
  })
})

describe('其余均合格', () => {
  test('fills only what nobody answered and counts its use', () => {
    const draft = draftOf()
    const items = [item('X1'), item('X2'), item('X3')]
    draft.answers.X2 = { result: 'not_applicable' }
    expect(passTheRest(draft, items)).toBe(2)
    expect(draft.answers).toEqual({ X1: { result: 'pass', bulk: true }, X2: { result: 'not_applicable' }, X3: { result: 'pass', bulk: true } })
    expect([draft.bulk_pass_used, answered(draft, items)]).toEqual([1, 3])
    expect([passTheRest(draft, items), draft.bulk_pass_used]).toEqual([0, 1])
  })
})

describe('a failed item', () => {
  const strict = item('X1', { severity: 'major', deadline_days: 0, photo_required: true })
  test('starts with severity and deadline of the item', () => {
    expect(newFailed(strict, '郑伟', NOW)).toMatchObject({ severity: 'major', deadline: '2026-11-23', responsible: '郑伟', fixed_on_site: false })
    expect(newFailed(item('X2', { deadline_days: 15 }), '', NOW).deadline).toBe('2026-12-08')
  })
  test('says what is missing, one by one', () => {
    const failed = newFailed(strict, '', NOW)
    expect(failedGaps(failed, strict, '2026-11-23')).toEqual(['未写隐患描述', '缺少整改前照片'])
    Object.assign(failed, { description: '通道堵塞', before_photos: ['p1'], severity: 'general', deadline: '2026-11-22' })
    expect(failedGaps(failed, strict, '2026-11-23')).toEqual(['改变等级须写研判理由', '整改期限不能早于今天'])
    Object.assign(failed, { assessment_reason: '仅少量杂物', fixed_on_site: true })
    expect(failedGaps(failed, strict, '2026-11-23')).toEqual(['当场整改缺少整改后照片', '当场整改未写整改情况'])
    Object.assign(failed, { after_photos: ['p2'], fix_result: '已清理' })
    expect(failedGaps(failed, strict, '2026-11-23')).toEqual([])
  })
  test('the same item already open here is found', () => {
    const open = hazardRow('h1', { item_code: 'X1' })
    expect(openDuplicate(item('X1'), [hazardRow('h0'), open])).toBe(open)
    expect(openDuplicate(item('X2'), [open])).toBeUndefined()
  })
})

describe('before submitting', () => {
  test('everything unanswered is listed with where to jump', () => {
    expect(gapsOf(draftOf(), [item('X1')], [hazardRow('h1')], NOW)).toEqual([
      { anchor: 'hazard-h1', text: '未复查：隐患 h1' },
      { anchor: 'item-X1', text: '未填写：要求 X1' },
      { anchor: 'inspector-signature', text: '检查人员尚未签名' },
      { anchor: 'institution-signature', text: '机构尚未签名' },
    ])
  })
  test('a refusal needs reason and witness instead of the signature', () => {
    const draft = Object.assign(draftOf(), { refused: true, inspector_signature: 's1' })
    expect(gapsOf(draft, [], [], NOW).map((one) => one.anchor)).toEqual(['refusal-reason', 'refusal-witness'])
    Object.assign(draft, { refusal_reason: '不认可', refusal_witness: '李四' })
    expect(gapsOf(draft, [], [], NOW)).toEqual([])
  })
  test('a self-check needs no signatures', () => {
    expect(gapsOf(draftOf('self'), [], [], NOW)).toEqual([])
  })
})

describe('the record that is sent', () => {
  test('holds every item once, blank texts left out, the author in the team', () => {
    const draft = Object.assign(signed(), { place: ' 主楼 ', companions: '张三、李四', bulk_pass_used: 1 })
    const failed = { ...newFailed(item('X2'), '', NOW), description: ' 堵塞 ', before_photos: ['p1'] }
    draft.answers = { X1: { result: 'pass', bulk: true }, X2: { result: 'fail', failed }, X3: { result: 'pass', failed: newFailed(item('X3'), '', NOW) } }
    const body = toInspection(draft, [item('X1'), item('X2'), item('X3')], me, new Date(NOW), 12.4)
    expect(body.answers).toEqual([
      { item_code: 'X1', result: 'pass', bulk: true },
      { item_code: 'X2', result: 'fail', failed: [{ uuid: failed.uuid, severity: 'general', description: '堵塞', before_photos: ['p1'], deadline: '2026-11-30', fixed_on_site: false }] },
      { item_code: 'X3', result: 'pass' },
    ])
    expect([body.place, body.team, body.clock_offset_ms, body.institution_signer]).toEqual(['主楼', [{ account: 'me' }, { name: '张三' }, { name: '李四' }], 12, '郑伟'])
    expect('conclusion' in body || 'refused' in body || 'uuid' in body).toBe(false)
  })
  test('rechecks always say something; a new deadline only when not done', () => {
    const draft = signed()
    draft.rechecks = { h1: newRecheck('h1', 'done', NOW), h2: { ...newRecheck('h2', 'not_done', NOW), text: '仍堵' } }
    const [done, not] = toInspection(draft, [], me, new Date(NOW), 0).rechecks!
    expect([done.text, done.new_deadline]).toEqual(['现场复查，整改到位', undefined])
    expect([not.text, not.new_deadline]).toEqual(['仍堵', '2026-11-30'])
  })
  test('names its photos, signatures and the hazards they hang on', () => {
    const draft = Object.assign(signed(), { site_photos: ['p9'] })
    const failed = { ...newFailed(item('X1'), '', NOW), before_photos: ['p1'], after_photos: ['unused'] }
    draft.answers = { X1: { result: 'fail', failed }, X2: { result: 'pass', failed: { ...failed, uuid: 'h8', before_photos: ['p7'] } } }
    draft.rechecks = { h3: { ...newRecheck('h3', 'done', NOW), after_photos: ['p3'] } }
    expect(photosOf(draft)).toEqual(['p1', 'p3', 'p9', 's1', 's2'])
    expect(photosOf({ ...draft, refused: true })).toEqual(['p1', 'p3', 'p9', 's1'])
    expect(everyPhotoOf(draft)).toEqual(['p1', 'p3', 'p9', 's1', 's2', 'unused', 'p7'])
    expect(hazardsOf(draft)).toEqual([failed.uuid, 'h3'])
    expect(toOutbox(draft, { kind: 'routine' } as never, '检查', new Date(NOW))).toMatchObject({ path: '/inspections/' + draft.uuid, method: 'PUT', state: 'waiting', body: '{"kind":"routine"}' })
  })
})

test('photos are never enlarged and fit the long edge', () => {
  expect(fit(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
  expect(fit(1000, 2000, 1600)).toEqual({ width: 800, height: 1600 })
  expect(fit(640, 480, 1600)).toEqual({ width: 640, height: 480 })
})
