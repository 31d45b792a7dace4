/* The inbox as the phone keeps it: the newest messages, and those read here that the server has not heard of yet. */
import type { MessagePage } from '@/shared/api'
import { ApiError } from '@/shared/client'
import type { Store } from '../store/store'
import type { Fetcher } from './refs'

const MOST = 50
const READ = 'inbox-read'

/* Shows as read at once, with or without a network; the runner tells the server. */
export async function markRead(store: Store, uuid: string, now: number): Promise<void> {
  const page = await store.ref<MessagePage>('inbox')
  const message = page?.items.find((one) => one.uuid === uuid)
  if (!page || !message || message.read_at) return
  await store.saveRef(READ, [...((await store.ref<string[]>(READ)) ?? []), uuid], now)
  message.read_at = new Date(now).toISOString()
  await store.saveRef('inbox', { ...page, unread: Math.max(0, page.unread - 1) }, now)
}

/* One by one, so that what was told is not told again; one that is gone is forgotten. */
async function tellRead({ store, client, now }: Fetcher): Promise<void> {
  for (const uuid of (await store.ref<string[]>(READ)) ?? []) {
    try {
      await client.post(`/inbox/${uuid}/read`)
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error
    }
    const rest = ((await store.ref<string[]>(READ)) ?? []).filter((one) => one !== uuid)
    await store.saveRef(READ, rest, now())
  }
}

export async function fetchInbox(fetcher: Fetcher): Promise<void> {
  await tellRead(fetcher)
  const page = await fetcher.client.get<MessagePage>('/inbox', { limit: MOST })
  const late = new Set((await fetcher.store.ref<string[]>(READ)) ?? []) // read while this was under way
  const items = page.items.map((one) => (late.has(one.uuid) ? { ...one, read_at: one.created_at } : one))
  await fetcher.store.saveRef('inbox', { ...page, items, unread: page.unread - late.size }, fetcher.now())
}
