/* The local store: the only thing pages read and write. */
import { openDB } from 'idb'
import type { Bus } from './bus'
import { steps as allSteps, type Database, type Step } from './schema'
import type { Draft, OutboxItem, Photo, Ref } from './types'

/* Vue's proxies cannot be cloned into the database. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

export class Store {
  private readonly name: string
  private readonly bus: Bus
  private readonly steps: Step[]
  private opened: Promise<Database> | null = null

  constructor(bus: Bus, name = 'minan-phone', steps: Step[] = allSteps) {
    this.bus = bus
    this.name = name
    this.steps = steps
  }

  private open(): Promise<Database> {
    const steps = this.steps
    const forget = () => (this.opened = null)
    return openDB(this.name, steps.length, {
      upgrade(db, from, _to, tx) {
        for (const step of steps.slice(from)) step(db as Database, tx as never)
      },
      // Another tab wants a newer shape: let go, and open again on the next use.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: forget,
    }) as Promise<Database>
  }

  /* Browsers close databases behind one's back; one fresh try is what that needs. */
  private async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await (this.opened ??= this.open()))
    } catch (error) {
      if ((error as DOMException).name !== 'InvalidStateError') throw error
      this.opened = this.open()
      return work(await this.opened)
    }
  }

  async close(): Promise<void> {
    const db = await this.opened
    db?.close()
    this.opened = null
  }

  // ---- drafts ----

  draft(uuid: string): Promise<Draft | undefined> {
    return this.use((db) => db.get('drafts', uuid))
  }

  async drafts(owner: string): Promise<Draft[]> {
    const all = await this.use((db) => db.getAll('drafts'))
    return all.filter((draft) => draft.owner === owner).sort((a, b) => (a.updated_at < b.updated_at ? 1 : -1))
  }

  async saveDraft(draft: Draft): Promise<void> {
    await this.use((db) => db.put('drafts', plain(draft)))
    this.bus.emit({ kind: 'drafts' })
  }

  async dropDraft(uuid: string): Promise<void> {
    await this.use((db) => db.delete('drafts', uuid))
    this.bus.emit({ kind: 'drafts' })
  }

  // ---- outbox ----

  async outbox(owner: string): Promise<OutboxItem[]> {
    const all = await this.use((db) => db.getAll('outbox'))
    return all.filter((item) => item.owner === owner)
  }

  /* Puts a record in the queue; the draft it was made of goes in the same transaction, so that neither a
   * crash loses it nor sends it twice. */
  async enqueue(item: OutboxItem, draft?: string): Promise<number> {
    const seq = await this.use(async (db) => {
      const tx = db.transaction(['outbox', 'drafts'], 'readwrite')
      const key = await tx.objectStore('outbox').add(plain(item))
      if (draft) await tx.objectStore('drafts').delete(draft)
      await tx.done
      return key
    })
    this.bus.emit({ kind: 'drafts' })
    this.bus.emit({ kind: 'outbox' })
    return seq
  }

  async saveItem(item: OutboxItem): Promise<void> {
    await this.use((db) => db.put('outbox', plain(item)))
    this.bus.emit({ kind: 'outbox' })
  }

  /* A refused visit becomes a draft again. */
  async reopen(item: OutboxItem): Promise<void> {
    await this.use(async (db) => {
      const tx = db.transaction(['outbox', 'drafts'], 'readwrite')
      await tx.objectStore('drafts').put(plain(item.draft!))
      await tx.objectStore('outbox').delete(item.seq!)
      await tx.done
    })
    this.bus.emit({ kind: 'drafts' })
    this.bus.emit({ kind: 'outbox' })
  }

  async dropItem(seq: number): Promise<void> {
    await this.use((db) => db.delete('outbox', seq))
    this.bus.emit({ kind: 'outbox' })
  }

  /* After an act was received the record has a new version: those queued behind it build on that one. */
  async carryVersion(record: string, from: number, to: number): Promise<void> {
    await this.use(async (db) => {
      const tx = db.transaction('outbox', 'readwrite')
      for (const item of await tx.store.index('record').getAll(record)) {
        if (item.state === 'waiting' && item.version === from) await tx.store.put({ ...item, version: to })
      }
      await tx.done
    })
  }

  // ---- photos ----

  photo(uuid: string): Promise<Photo | undefined> {
    return this.use((db) => db.get('photos', uuid))
  }

  async savePhoto(photo: Photo): Promise<void> {
    await this.use((db) => db.put('photos', photo))
  }

  async dropPhoto(uuid: string): Promise<void> {
    await this.use((db) => db.delete('photos', uuid))
  }

  photos(): Promise<Photo[]> {
    return this.use((db) => db.getAll('photos'))
  }

  // ---- what the server knows, as last heard ----

  async ref<T>(key: string): Promise<T | undefined> {
    return (await this.use((db) => db.get('refs', key)))?.value as T | undefined
  }

  async refAge(key: string, now: number): Promise<number> {
    const ref = await this.use((db) => db.get('refs', key))
    return ref ? now - ref.fetched_at : Infinity
  }

  /* All values whose key begins with prefix. */
  async refsOf<T>(prefix: string): Promise<T[]> {
    const range = IDBKeyRange.bound(prefix, prefix + '\uffff')
    const refs = await this.use((db) => db.getAll('refs', range))
    return refs.map((ref) => ref.value as T)
  }

  async saveRef(key: string, value: unknown, now: number): Promise<void> {
    await this.use((db) => db.put('refs', { key, value: plain(value), fetched_at: now }))
    this.bus.emit({ kind: 'refs', key })
  }

  /* The whole of one family at once: what is no longer in the server's list goes. */
  async replaceRefs(prefix: string, entries: [string, unknown][], now: number): Promise<void> {
    await this.use(async (db) => {
      const tx = db.transaction('refs', 'readwrite')
      await tx.store.delete(IDBKeyRange.bound(prefix, prefix + '\uffff'))
      for (const [key, value] of entries) void tx.store.put({ key: prefix + key, value, fetched_at: now } satisfies Ref)
      await tx.done
    })
    this.bus.emit({ kind: 'refs', key: prefix })
  }

  async clearRefs(): Promise<void> {
    await this.use((db) => db.clear('refs'))
    this.bus.emit({ kind: 'refs', key: '' })
  }

  // ---- meta ----

  async meta<T>(key: string): Promise<T | undefined> {
    return (await this.use((db) => db.get('meta', key))) as T | undefined
  }

  async setMeta(key: string, value: unknown): Promise<void> {
    await this.use((db) => db.put('meta', plain(value ?? null), key))
  }

  // ---- last resort ----

  /* Everything unsent, as one JSON text with the photos in base64. */
  async exportText(owner: string): Promise<string> {
    const photos = (await this.photos()).map(({ bytes, ...rest }) => ({ ...rest, base64: base64(bytes) }))
    return JSON.stringify({ drafts: await this.drafts(owner), outbox: await this.outbox(owner), photos }, null, 1)
  }
}

function base64(bytes: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte)
  return btoa(text)
}
