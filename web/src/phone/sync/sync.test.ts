import { describe, expect, test } from 'vitest'
import type { Me } from '@/shared/api'
import { Client } from '@/shared/client'
import { Session } from '@/shared/session'
import { freshStore, outboxItem, photo, problem, scriptServer, sender, type Call } from '../../../tests/phone-fixture'
import { Bus } from '../store/bus'
import type { Draft } from '../store/types'
import { backoff } from './backoff'
import { sendOutbox } from './outbox'
import { queueText } from './queue-text'
import { canReopen, retried } from './retry'
import { SignIn } from './sign-in'
import { Sync } from './sync'

const short = (calls: Call[]) => calls.map((call) => `${call.method} ${call.path}`)
const listing = (...stored: string[]) => ({ number: 'JC-1', row_version: 1, attachments: stored.map((uuid) => ({ uuid, state: 'stored' })) })

describe('outbox', () => {
  test('text first, then photos one by one, local copies gone only once listed as stored', async () => {
    const store = freshStore()
    await store.savePhoto(photo('p1'))
    await store.savePhoto(photo('p2'))
    await store.enqueue(outboxItem({ photos: ['p1', 'p2'] }))
    const calls = scriptServer((call) => ({ status: 200, body: call.path.startsWith('/attachments') ? {} : listing(...(call.method === 'GET' ? ['p1', 'p2'] : [])) }))
    expect(await sendOutbox(sender(store), 'me', false)).toBe('done')
    expect(short(calls)).toEqual(['PUT /inspections/v1', 'PUT /attachments/p1', 'PUT /attachments/p2', 'GET /inspections/v1'])
    expect(calls[1].headers).toMatchObject({ 'Content-Type': 'image/jpeg', 'X-Content-SHA256': 'hash-p1', 'X-Taken-At': '5' })
    expect(await store.photos()).toEqual([])
    expect((await store.outbox('me'))[0]).toMatchObject({ state: 'done', number: 'JC-1' })
  })
  test('a photo the server does not list stays and goes again', async () => {
    const store = freshStore()
    await store.savePhoto(photo('p1'))
    await store.enqueue(outboxItem({ photos: ['p1'], hazards: ['h1'] }))
    const calls = scriptServer(() => ({ status: 200, body: listing() }))
    await sendOutbox(sender(store), 'me', false)
    expect(short(calls).slice(2)).toEqual(['GET /inspections/v1', 'GET /hazards/h1'])
    expect((await store.photo('p1'))?.uploaded).toBe(false)
    expect((await store.outbox('me'))[0]).toMatchObject({ state: 'photos', tries: 1, next_at: 1_005_000, reason: '还有 1 张照片未被服务器确认，将再次上传' })
    calls.length = 0
    await sendOutbox(sender(store, 1_005_000), 'me', false)
    expect(short(calls)[0]).toBe('PUT /attachments/p1')
  })
  test('a photo of a hazard counts as stored when the hazard lists it', async () => {
    const store = freshStore()
    await store.savePhoto(photo('p1'))
    await store.enqueue(outboxItem({ photos: ['p1'], hazards: ['h1'] }))
    scriptServer((call) => ({ status: 200, body: call.path === '/hazards/h1' ? listing('p1') : listing() }))
    await sendOutbox(sender(store), 'me', false)
    expect(await store.photos()).toEqual([])
  })
  test('an answer that got lost: the very same text goes again', async () => {
    const store = freshStore()
    await store.enqueue(outboxItem())
    const calls = scriptServer(() => {
      throw new TypeError('lost')
    })
    expect(await sendOutbox(sender(store), 'me', false)).toBe('offline')
    expect((await store.outbox('me'))[0]).toMatchObject({ state: 'waiting', tries: 1, next_at: 1_005_000 })
    const again = scriptServer(() => ({ status: 200, body: listing() }))
    expect(await sendOutbox(sender(store), 'me', false)).toBe('done')
    expect(again).toEqual([])
    await sendOutbox(sender(store), 'me', true)
    expect([again[0].path, again[0].body]).toEqual([calls[0].path, calls[0].body])
    expect((await store.outbox('me'))[0].state).toBe('done')
  })
  test('401 keeps the whole queue as it is and asks for a login', async () => {
    const store = freshStore()
    await store.enqueue(outboxItem())
    await store.enqueue(outboxItem({ record: 'v2', path: '/inspections/v2' }))
    const before = await store.outbox('me')
    const calls = scriptServer(() => problem(401, 'session.expired', '登录已过期'))
    expect(await sendOutbox(sender(store), 'me', false)).toBe('login')
    expect(calls.length).toBe(1)
    expect(await store.outbox('me')).toEqual(before)
  })
  test('409 and other refusals stop that item, say why, and the next one goes on', async () => {
    const store = freshStore()
    await store.enqueue(outboxItem())
    await store.enqueue(outboxItem({ record: 'v2', path: '/inspections/v2' }))
    await store.enqueue(outboxItem({ record: 'v3', path: '/inspections/v3' }))
    scriptServer((call) => {
      if (call.path === '/inspections/v1') return problem(409, 'uuid.conflict', '同一编号已有不同内容')
      if (call.path === '/inspections/v2') return problem(422, 'fields.invalid', '填写的内容有误', [{ field: 'answers', code: 'missing', message: '还有 1 项没有填写' }])
      return { status: 200, body: listing() }
    })
    expect(await sendOutbox(sender(store), 'me', false)).toBe('done')
    expect((await store.outbox('me')).map((item) => [item.state, item.reason])).toEqual([
      ['stopped', '同一编号已有不同内容'],
      ['stopped', '填写的内容有误；还有 1 项没有填写'],
      ['done', undefined],
    ])
    const calls = scriptServer(() => ({ status: 200, body: listing() }))
    await sendOutbox(sender(store), 'me', true)
    expect(calls).toEqual([])
  })
  test('a busy server only puts the item off', async () => {
    const store = freshStore()
    await store.enqueue(outboxItem({ tries: 3 }))
    scriptServer(() => problem(503, 'busy', '系统繁忙'))
    expect(await sendOutbox(sender(store), 'me', false)).toBe('done')
    expect((await store.outbox('me'))[0]).toMatchObject({ state: 'waiting', tries: 4, next_at: 1_040_000, reason: '系统繁忙' })
  })
  test('an act queued behind another one builds on its version', async () => {
    const store = freshStore()
    const act = (path: string) => outboxItem({ noun: 'hazard', record: 'h1', method: 'POST', path: '/hazards/h1/' + path, version: 3 })
    await store.enqueue(act('acknowledge'))
    await store.enqueue(act('submit'))
    let version = 3
    const calls = scriptServer((call) => ({ status: 200, body: listing(), etag: call.method === 'POST' ? `"${++version}"` : '"9"' }))
    await sendOutbox(sender(store), 'me', false)
    expect(calls.filter((call) => call.method === 'POST').map((call) => call.headers['If-Match'])).toEqual(['"3"', '"4"'])
  })
  test('a refused act is retried on the version the record has now', async () => {
    const store = freshStore()
    await store.saveRef('hazard/h1', { row_version: 8 }, 1)
    const stopped = outboxItem({ noun: 'hazard', record: 'h1', version: 3, state: 'stopped', tries: 2, reason: '已被他人修改' })
    expect(await retried(store, stopped)).toMatchObject({ version: 8, state: 'waiting', tries: 0, reason: undefined })
    expect((await retried(store, outboxItem({ state: 'stopped' }))).version).toBeUndefined()
  })
})

describe('a refused visit', () => {
  const draft = { uuid: 'v1', owner: 'me', updated_at: '' } as Draft
  test('becomes a draft again, unless its id already means another record or its text was taken', async () => {
    const store = freshStore()
    await store.enqueue(outboxItem({ draft }))
    scriptServer(() => problem(422, 'fields.invalid', '填写的内容有误'))
    await sendOutbox(sender(store), 'me', false)
    const [item] = await store.outbox('me')
    expect([item.problem, canReopen(item), canReopen({ ...item, problem: 'uuid.conflict' })]).toEqual(['fields.invalid', true, false])
    await store.reopen(item)
    expect([await store.outbox('me'), (await store.draft('v1'))?.uuid]).toEqual([[], 'v1'])
    await store.enqueue(outboxItem({ draft }))
    scriptServer(() => ({ status: 200, body: listing() }))
    await sendOutbox(sender(store), 'me', false)
    expect((await store.outbox('me'))[0].draft).toBeUndefined()
  })
})

describe('back-off', () => {
  test('from 5 s doubling to 5 min, half of it by chance', () => {
    expect([1, 2, 3, 6, 7, 50].map((tries) => backoff(tries, () => 1))).toEqual([5_000, 10_000, 20_000, 160_000, 300_000, 300_000])
    expect(backoff(2, () => 0)).toBe(5_000)
    expect(backoff(50, () => 0.5)).toBe(225_000)
  })
})

describe('the runner', () => {
  const person = { uuid: 'me', csrf: 'c', permits: ['read_hazard'], must_change_password: false, server_time: '2026-11-23T02:00:00Z' } as unknown as Me
  function runner() {
    const store = freshStore()
    const client = new Client()
    const session = new Session(client, 'phone')
    const sync = new Sync({ store, client, session, bus: new Bus('runner') })
    return { store, session, sync, signIn: new SignIn(session, store, sync) }
  }

  test('sends, then fetches only what the role may read; many triggers make one more run', async () => {
    const { store, session, sync } = runner()
    session.adopt(person)
    await store.enqueue(outboxItem())
    const calls = scriptServer((call) => ({ status: 200, body: call.path.startsWith('/hazards') ? { items: [{ uuid: 'h1' }] } : { ...listing(), counts: [], items: [] } }))
    await Promise.all([sync.run('save'), sync.run(), sync.run(), sync.run()])
    expect(short(calls)).toEqual(['PUT /inspections/v1', 'GET /inspections/v1', 'GET /todo', 'GET /inbox?limit=50', 'GET /hazards?unresolved=true&sort=deadline&limit=200'])
    expect(await store.ref('hazards')).toEqual([{ uuid: 'h1' }])
    expect([sync.state.running, sync.state.offline, sync.state.problem]).toEqual([false, false, ''])
  })
  test('asked for just as a run ends, it runs again: no moment is in vain', async () => {
    for (let moment = 0; moment < 12; moment++) {
      const { session, sync } = runner()
      const calls = scriptServer(() => ({ status: 200, body: { counts: [], items: [] } }))
      void sync.run() // nobody is signed in: over within a few moments
      for (let i = 0; i < moment; i++) await Promise.resolve()
      session.adopt(person)
      await sync.run('save')
      expect([moment, short(calls)[0]]).toEqual([moment, 'GET /todo'])
    }
  })
  test('an institution also hears of the visits announced to it', async () => {
    const { store, session, sync } = runner()
    session.adopt({ ...person, role: 'institution_officer' } as never)
    const calls = scriptServer((call) => ({ status: 200, body: { counts: [], items: call.path.startsWith('/visit-plans/announced') ? [{ uuid: 'p1' }] : [] } }))
    await sync.run('save')
    expect(short(calls)).toContain('GET /visit-plans/announced?limit=20')
    expect(await store.ref('announced')).toEqual([{ uuid: 'p1' }])
  })
  test('does nothing while nobody is signed in', async () => {
    const { sync } = runner()
    const calls = scriptServer(() => ({ status: 200 }))
    await sync.run('hand')
    expect(calls).toEqual([])
  })
  test('a wanted record that is out of scope is known to be absent', async () => {
    const { store, session, sync } = runner()
    session.adopt({ ...person, permits: [] } as never)
    scriptServer((call) => (call.path === '/hazards/h9' ? problem(404, 'not_found', '记录不存在') : { status: 200, body: {} }))
    sync.want('hazard/h9')
    await sync.run()
    expect(await store.ref('hazard/h9')).toBeNull()
  })
  test('an ended session asks for a login and keeps the queue', async () => {
    const { store, session, sync } = runner()
    session.adopt(person)
    await store.enqueue(outboxItem())
    scriptServer(() => problem(401, 'session.expired', '登录已过期'))
    await sync.run()
    expect([sync.state.needsLogin, (await store.outbox('me')).length]).toEqual([true, 1])
  })
  test('a login made in another tab is taken over and the queue goes out', async () => {
    const { store, session, sync } = runner()
    session.adopt({ ...person, permits: [] } as never)
    await store.enqueue(outboxItem())
    const calls = scriptServer((call) => {
      if (call.path === '/session') return { status: 200, body: { ...person, permits: [], csrf: 'fresh' } }
      if (call.method === 'PUT' && call.headers['X-CSRF-Token'] !== 'fresh') return problem(403, 'csrf.failed', '请求来源校验未通过')
      return { status: 200, body: listing() }
    })
    await sync.run()
    expect(short(calls).slice(0, 3)).toEqual(['PUT /inspections/v1', 'GET /session', 'PUT /inspections/v1'])
    expect([sync.state.needsLogin, (await store.outbox('me'))[0].state]).toEqual([false, 'done'])
  })
  test('another person signing in sees nothing of what the first one was told', async () => {
    const { store, signIn } = runner()
    scriptServer(() => ({ status: 200, body: person }))
    await signIn.login('a', 'b')
    await store.saveRef('hazard/h1', { uuid: 'h1' }, 1)
    scriptServer((call) => (call.path === '/session' ? { status: 200, body: { ...person, uuid: 'other' } } : problem(503, 'busy', '忙')))
    await signIn.login('c', 'd')
    expect(await store.ref('hazard/h1')).toBeUndefined()
  })
  test('without network the last person goes on; after a logout nobody does', async () => {
    const { store, session, signIn } = runner()
    await store.setMeta('me', person)
    globalThis.fetch = (async () => Promise.reject(new TypeError('failed'))) as typeof fetch
    expect((await signIn.resume())?.uuid).toBe('me')
    await store.enqueue(outboxItem())
    await signIn.logout()
    expect(session.me).toBeNull()
    expect(await signIn.resume()).toBeNull()
    expect((await store.outbox('me')).length).toBe(1)
  })
})

describe('the foot bar', () => {
  const now = Date.parse('2026-11-23T03:00:00Z')
  const quiet = { running: false, offline: false, needsLogin: false }
  test('says where the work is', () => {
    expect(queueText([], 0, quiet, now)).toEqual({ text: '已同步', queue: '无待上传', late: false })
    expect(queueText([], 1, quiet, now).text).toBe('1 份草稿已存本机')
    expect(queueText([outboxItem()], 0, quiet, now)).toEqual({ text: '已存本机，等待上传', queue: '待上传 1 条', late: false })
    expect(queueText([outboxItem()], 0, { ...quiet, running: true }, now).text).toBe('正在上传')
    expect(queueText([outboxItem({ seq: 1, state: 'done', number: 'JC-7' })], 0, quiet, now).text).toBe('服务器已收到 JC-7')
    expect(queueText([], 0, { ...quiet, offline: true }, now).text).toBe('无网络，显示上次同步的内容')
  })
  test('is red once the oldest is a day old or one was refused', () => {
    expect(queueText([outboxItem()], 0, quiet, now + 24 * 3_600_000).late).toBe(true)
    expect(queueText([outboxItem({ state: 'stopped' })], 0, quiet, now)).toEqual({ text: '1 条未被接收，点此查看原因', queue: '待上传 1 条', late: true })
  })
})
