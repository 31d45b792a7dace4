/* The stores and how older ones become newer ones. Steps are only ever added: a phone in the field may hold
 * unsent work in any older shape, so nothing is dropped. */
import type { IDBPDatabase, IDBPTransaction, DBSchema } from 'idb'
import type { Draft, OutboxItem, Photo, Ref } from './types'

export interface PhoneSchema extends DBSchema {
  drafts: { key: string; value: Draft }
  outbox: { key: number; value: OutboxItem; indexes: { record: string } }
  photos: { key: string; value: Photo }
  refs: { key: string; value: Ref }
  meta: { key: string; value: unknown }
}

export type Database = IDBPDatabase<PhoneSchema>
type Upgrade = IDBPTransaction<PhoneSchema, ('drafts' | 'outbox' | 'photos' | 'refs' | 'meta')[], 'versionchange'>
export type Step = (db: Database, tx: Upgrade) => void

export const steps: Step[] = [
  (db) => {
    db.createObjectStore('drafts', { keyPath: 'uuid' })
    db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
    db.createObjectStore('photos', { keyPath: 'uuid' })
    db.createObjectStore('refs', { keyPath: 'key' })
    db.createObjectStore('meta')
  },
  (_db, tx) => {
    // Acts on one hazard follow each other; the index finds those that still wait.
    tx.objectStore('outbox').createIndex('record', 'record')
  },
]
