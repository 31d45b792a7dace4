import { describe, expect, test } from 'vitest'
import { freshStore, home, me, outboxItem, photo } from '../../../tests/phone-fixture'
import { newDraft } from '../visit/draft'
import { Bus, type Change } from './bus'
import { steps } from './schema'
import { Store } from './store'

const draft = () => newDraft(me, home, { uuid: 'c1' }, 'routine', new Date('2026-11-23T02:00:00Z'))

describe('store', () => {
  test('every older shape opens as the newest with its unsent work', async () => {
    for (let from = 1; from < steps.length; from++) {
      const old = new Store(new Bus(), 'old-' + from, steps.slice(0, from))
      const kept = draft()
      await old.saveDraft(kept)
      const seq = await old.enqueue(outboxItem())
      await old.savePhoto(photo('p1'))
      await old.close()
      const now = new Store(new Bus(), 'old-' + from)
      expect(await now.drafts('me')).toEqual([kept])
      expect(await now.outbox('me')).toEqual([{ ...outboxItem(), seq }])
      expect((await now.photo('p1'))?.sha256).toBe('hash-p1')
      await now.close()
    }
  })
  test('a submitted draft leaves the drafts as it enters the queue', async () => {
    const store = freshStore()
    const one = draft()
    await store.saveDraft(one)
    await store.enqueue(outboxItem({ record: one.uuid }), one.uuid)
    expect(await store.draft(one.uuid)).toBeUndefined()
    expect((await store.outbox('me')).map((item) => item.record)).toEqual([one.uuid])
  })
  test('another person on the same phone sees neither drafts nor queue', async () => {
    const store = freshStore()
    await store.saveDraft(draft())
    await store.enqueue(outboxItem())
    expect([await store.drafts('other'), await store.outbox('other')]).toEqual([[], []])
  })
  test('a database closed behind our back is opened again', async () => {
    const store = freshStore()
    await store.setMeta('a', 1)
    const inner = store as unknown as { opened: Promise<IDBDatabase> }
    ;(await inner.opened).close()
    expect(await store.meta('a')).toBe(1)
  })
  test('replacing a family drops what is gone and leaves the others', async () => {
    const store = freshStore()
    await store.saveRef('hazard/h1', { uuid: 'h1' }, 1)
    await store.replaceRefs('institution/', [['a', 1], ['b', 2]], 1)
    await store.replaceRefs('institution/', [['b', 3]], 2)
    expect(await store.refsOf('institution/')).toEqual([3])
    expect(await store.ref('hazard/h1')).toEqual({ uuid: 'h1' })
    expect(await store.refAge('institution/b', 10)).toBe(8)
    expect(await store.refAge('institution/a', 10)).toBe(Infinity)
  })
  test('changes are told', async () => {
    const bus = new Bus('told')
    const heard: Change[] = []
    const stop = bus.on((change) => heard.push(change))
    const store = new Store(bus, 'told')
    await store.saveRef('todo', {}, 1)
    await store.enqueue(outboxItem())
    stop()
    await store.saveRef('todo', {}, 2)
    expect(heard).toEqual([{ kind: 'refs', key: 'todo' }, { kind: 'drafts' }, { kind: 'outbox' }])
  })
  test('the export holds drafts, queue and photos', async () => {
    const store = freshStore()
    await store.enqueue(outboxItem())
    await store.savePhoto(photo('p1'))
    const out = JSON.parse(await store.exportText('me'))
    expect([out.drafts.length, out.outbox[0].body, out.photos[0].uuid, out.photos[0].base64]).toEqual([0, '{"kind":"routine"}', 'p1', 'AQID'])
  })
})
