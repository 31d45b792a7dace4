import { describe, expect, test } from 'vitest'
import type { MessagePage } from '@/shared/api'
import { Session } from '@/shared/session'
import { freshStore, problem, scriptServer, sender } from '../../../tests/phone-fixture'
import { fetchInbox, markRead } from './inbox'

const message = (uuid: string, read_at?: string) => ({ uuid, kind: 'due', title: '标题 ' + uuid, text: '内容', created_at: '2026-11-23T00:00:00.000Z', read_at })
const page = (...items: ReturnType<typeof message>[]): MessagePage =>
  ({ items, total: items.length, total_capped: false, unread: items.filter((one) => !one.read_at).length }) as MessagePage

const fetcher = (store: ReturnType<typeof freshStore>) => {
  const parts = sender(store)
  return { ...parts, session: new Session(parts.client, 'phone') }
}

describe('the inbox on the phone', () => {
  test('read without a network: shown at once, told once the network is back', async () => {
    const store = freshStore()
    await store.saveRef('inbox', page(message('a'), message('b')), 1)
    await markRead(store, 'a', 2)
    await markRead(store, 'a', 3)
    expect(await store.ref<MessagePage>('inbox')).toMatchObject({ unread: 1, items: [{ uuid: 'a', read_at: '1970-01-01T00:00:00.002Z' }, { uuid: 'b' }] })
    const lost = scriptServer(() => {
      throw new TypeError('lost')
    })
    await expect(fetchInbox(fetcher(store))).rejects.toThrow()
    expect(lost.length).toBe(1)
    const calls = scriptServer((call) => ({ status: 200, body: call.method === 'GET' ? page(message('a', 'x'), message('b')) : message('a', 'x') }))
    await fetchInbox(fetcher(store))
    await fetchInbox(fetcher(store))
    expect(calls.map((call) => `${call.method} ${call.path}`)).toEqual(['POST /inbox/a/read', 'GET /inbox?limit=50', 'GET /inbox?limit=50'])
    expect(await store.ref<MessagePage>('inbox')).toMatchObject({ unread: 1 })
  })

  test('one the server does not know is forgotten, any other refusal keeps it', async () => {
    const store = freshStore()
    await store.saveRef('inbox', page(message('a'), message('b')), 1)
    await markRead(store, 'a', 2)
    await markRead(store, 'b', 2)
    scriptServer((call) => (call.path === '/inbox/a/read' ? problem(404, 'not_found', '记录不存在') : problem(503, 'busy', '系统繁忙')))
    await expect(fetchInbox(fetcher(store))).rejects.toThrow('系统繁忙')
    expect(await store.ref('inbox-read')).toEqual(['b'])
  })
})
