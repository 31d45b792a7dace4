/* A store of its own for every test, and a server made of a script. */
import 'fake-indexeddb/auto'
import type { ChecklistItem, HazardRow, Institution, Me } from '@/shared/api'
import { Client } from '@/shared/client'
import { Bus } from '@/phone/store/bus'
import { Store } from '@/phone/store/store'
import type { OutboxItem, Photo } from '@/phone/store/types'

let databases = 0

export function freshStore(): Store {
  const name = `test-${++databases}`
  return new Store(new Bus(name), name)
}

export interface Call {
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

export interface Answer {
  status: number
  body?: unknown
  etag?: string
}

/* Answers fetch from a function and keeps what was asked. Throwing stands for no network. */
export function scriptServer(answer: (call: Call) => Answer): Call[] {
  const calls: Call[] = []
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    const body = init.body instanceof Blob ? `blob:${init.body.size}` : String(init.body ?? '')
    const call = { method: init.method!, path: url.replace('/api/v1', ''), headers: init.headers as Record<string, string>, body }
    calls.push(call)
    const reply = answer(call)
    const headers: Record<string, string> = reply.etag ? { ETag: reply.etag } : {}
    return new Response(reply.status === 204 ? null : JSON.stringify(reply.body ?? {}), { status: reply.status, headers })
  }) as typeof fetch
  return calls
}

export const problem = (status: number, code: string, detail: string, errors: unknown[] = []): Answer => ({
  status,
  body: { type: 'about:blank', title: detail, status, code, detail, errors, request_id: 'r' },
})

export const sender = (store: Store, now = 1_000_000) => ({ store, client: new Client(), now: () => now, random: () => 1 })

export const photo = (uuid: string): Photo => ({
  uuid,
  owner: 'me',
  purpose: 'before',
  type: 'image/jpeg',
  bytes: new Uint8Array([1, 2, 3]).buffer,
  sha256: 'hash-' + uuid,
  taken_at: 5,
  uploaded: false,
})

export const outboxItem = (over: Partial<OutboxItem> = {}): OutboxItem => ({
  owner: 'me',
  noun: 'inspection',
  record: 'v1',
  title: '检查',
  method: 'PUT',
  path: '/inspections/v1',
  body: '{"kind":"routine"}',
  photos: [],
  hazards: [],
  state: 'waiting',
  created_at: '2026-11-23T02:00:00Z',
  tries: 0,
  next_at: 0,
  ...over,
})

export const item = (code: string, over: Partial<ChecklistItem> = {}): ChecklistItem => ({
  code,
  institution_type: 'general',
  area: 'fire',
  requirement: '要求 ' + code,
  severity: 'general',
  deadline_days: 7,
  photo_required: false,
  position: Number(code.replace(/\D/g, '')) || 0,
  ...over,
})

export const home = { uuid: 'i1', name: '和顺老年公寓', type: 'elderly_care', conditions: ['canteen', 'gas'], principal: '郑伟' } as unknown as Institution

export const me = { uuid: 'me', name: '杨春华', role: 'county_supervisor', permits: [] } as unknown as Me

export const hazardRow = (uuid: string, over: Partial<HazardRow> = {}): HazardRow =>
  ({ uuid, institution: 'i1', description: '隐患 ' + uuid, item_code: 'X9', state: 'open', ...over }) as HazardRow
