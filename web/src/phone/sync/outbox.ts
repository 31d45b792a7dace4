/* Sends the queue: for each item its text first, then its photos one by one; local copies go only after the
 * server lists them as stored. */
import type { AttachmentRow } from '@/shared/api'
import { ApiError, type Client } from '@/shared/client'
import type { Store } from '../store/store'
import type { OutboxItem, Photo } from '../store/types'
import { backoff } from './backoff'

export interface Sender {
  store: Store
  client: Client
  now: () => number
  random: () => number
}

/* The record a reply describes, as far as the queue cares. */
interface Record_ {
  number?: string | null
  notice_number?: string | null
  row_version?: number
  attachments: AttachmentRow[]
}

/* Why a run ended: nothing left to do, no network, or nobody is signed in. */
export type Outcome = 'done' | 'offline' | 'login'

const nounPath = { inspection: '/inspections/', hazard: '/hazards/', activity: '/activities/', incident: '/incidents/' }

const passes = (error: ApiError) => error.offline || error.status >= 500 || error.status === 429 || error.status === 408
const wantsLogin = (error: ApiError) =>
  error.status === 401 || error.code === 'password.change_required' || error.code === 'csrf.failed'

export async function sendOutbox(sender: Sender, owner: string, byHand: boolean): Promise<Outcome> {
  for (const { seq } of await sender.store.outbox(owner)) {
    // Read again: sending an earlier item may have changed this one.
    const item = (await sender.store.outbox(owner)).find((other) => other.seq === seq)
    if (!item || !isDue(item, sender.now(), byHand)) continue
    const outcome = await sendItem(sender, item)
    if (outcome !== 'done') return outcome
  }
  return 'done'
}

function isDue(item: OutboxItem, now: number, byHand: boolean): boolean {
  if (item.state === 'stopped' || item.state === 'done') return false
  return byHand || item.next_at <= now
}

async function sendItem(sender: Sender, item: OutboxItem): Promise<Outcome> {
  try {
    if (item.state === 'waiting') await sendText(sender, item)
    await sendPhotos(sender, item)
    await settle(sender, item)
    return 'done'
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return keep(sender, item, error)
  }
}

async function sendText(sender: Sender, item: OutboxItem): Promise<void> {
  const { store, client } = sender
  const reply = await client.send<Record_>(item.method, item.path, item.body, { version: item.version })
  item.state = 'photos'
  item.tries = 0
  item.reason = undefined
  item.draft = undefined
  item.number = reply.body.number ?? reply.body.notice_number ?? undefined
  await store.saveItem(item)
  await store.saveRef(`${item.noun}/${item.record}`, reply.body, sender.now())
  const version = reply.version ?? reply.body.row_version
  if (item.version !== undefined && version !== undefined) await store.carryVersion(item.record, item.version, version)
}

async function sendPhotos(sender: Sender, item: OutboxItem): Promise<void> {
  for (const uuid of item.photos) {
    const photo = await sender.store.photo(uuid)
    if (photo && !photo.uploaded) await sendPhoto(sender, photo)
  }
}

async function sendPhoto(sender: Sender, photo: Photo): Promise<void> {
  const headers = { 'X-Content-SHA256': photo.sha256, 'X-Taken-At': String(photo.taken_at) }
  await sender.client.putRaw('/attachments/' + photo.uuid, new Blob([photo.bytes], { type: photo.type }), headers)
  await sender.store.savePhoto({ ...photo, uploaded: true })
}

/* Asks what the server holds; whatever it does not list as stored is sent again later. */
async function settle(sender: Sender, item: OutboxItem): Promise<void> {
  const { store } = sender
  const stored = await storedOf(sender, item.noun, item.record)
  if (item.photos.some((uuid) => !stored.has(uuid))) {
    for (const hazard of item.hazards) for (const uuid of await storedOf(sender, 'hazard', hazard)) stored.add(uuid)
  }
  let missing = 0
  for (const uuid of item.photos) {
    const photo = await store.photo(uuid)
    if (photo && stored.has(uuid)) await store.dropPhoto(uuid)
    else if (photo) {
      missing++
      await store.savePhoto({ ...photo, uploaded: false })
    }
  }
  if (missing > 0) return postpone(sender, item, `还有 ${missing} 张照片未被服务器确认，将再次上传`)
  await store.saveItem({ ...item, state: 'done', reason: undefined })
}

async function storedOf({ store, client, now }: Sender, noun: OutboxItem['noun'], uuid: string): Promise<Set<string>> {
  const record = await client.get<Record_>(nounPath[noun] + uuid)
  await store.saveRef(`${noun}/${uuid}`, record, now())
  return new Set(record.attachments.filter((row) => row.state === 'stored').map((row) => row.uuid))
}

async function keep(sender: Sender, item: OutboxItem, error: ApiError): Promise<Outcome> {
  if (wantsLogin(error)) return 'login'
  if (!passes(error)) {
    await sender.store.saveItem({ ...item, state: 'stopped', reason: reasonOf(error), problem: error.code })
    return 'done'
  }
  await postpone(sender, item, error.message)
  return error.offline ? 'offline' : 'done'
}

async function postpone(sender: Sender, item: OutboxItem, reason: string): Promise<void> {
  const tries = item.tries + 1
  await sender.store.saveItem({ ...item, tries, reason, next_at: sender.now() + backoff(tries, sender.random) })
}

function reasonOf(error: ApiError): string {
  return [error.message, ...error.fields.map((problem) => problem.message)].join('；')
}
