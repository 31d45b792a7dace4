import { afterEach, describe, expect, test, vi } from 'vitest'
import { problem, scriptServer } from '../../tests/phone-fixture'
import { ApiError, Client, queryText } from './client'
import { addDays, dayOf, daysBetween, dayText, deadlineText, timeText, today } from './dates'
import { label, options } from './label'
import { Session } from './session'
import type { Me } from './api'
import { newUuid } from './uuid'

afterEach(() => vi.restoreAllMocks())

describe('dates', () => {
  test('a day begins at midnight in China, whatever the zone of the device', () => {
    expect(dayOf('2026-11-22T15:59:59Z')).toBe('2026-11-22')
    expect(dayOf('2026-11-22T16:00:00Z')).toBe('2026-11-23')
    expect(today(Date.parse('2026-12-31T16:30:00Z'))).toBe('2027-01-01')
  })
  test('days are added over months, years and leap days', () => {
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-11-23', '2026-12-01')).toBe(8)
    expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3)
  })
  test('deadlines in words', () => {
    expect(deadlineText('2026-11-23', '2026-11-23')).toBe('今天到期')
    expect(deadlineText('2026-11-26', '2026-11-23')).toBe('还剩 3 天')
    expect(deadlineText('2026-11-21', '2026-11-23')).toBe('逾期 2 天')
  })
  test('times and days as shown', () => {
    expect(timeText('2026-11-22T16:05:00Z')).toBe('2026-11-23 00:05')
    expect(dayText('2026-03-02', '2026-11-23')).toBe('3月2日')
    expect(dayText('2025-03-02', '2026-11-23')).toBe('2025年3月2日')
  })
})

describe('words and ids', () => {
  test('a code shows as its label, an unknown one as itself, none as nothing', () => {
    expect(label('hazard_state', 'submitted')).toBe('待复查')
    expect(label('hazard_state', 'brand_new')).toBe('brand_new')
    expect(label('hazard_state', undefined)).toBe('')
    expect(options('severity')).toEqual([
      { value: 'general', label: '一般' },
      { value: 'major', label: '重大' },
    ])
  })
  test('UUIDs are version 4 and differ', () => {
    expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newUuid()).not.toBe(newUuid())
  })
})

describe('client', () => {
  test('empty query members are left out', () => {
    expect(queryText({ a: '', b: undefined, c: null, d: false, e: 0, f: '柳林' })).toBe('?d=false&e=0&f=%E6%9F%B3%E6%9E%97')
    expect(queryText({})).toBe('')
  })
  test('a change carries the CSRF token and the version, a read neither', async () => {
    const calls = scriptServer(() => ({ status: 200, body: { uuid: 'x' }, etag: '"8"' }))
    const client = new Client()
    client.csrf = 'token'
    const reply = await client.send('POST', '/hazards/x/close', '{}', { version: 7 })
    await client.get('/todo')
    expect(reply).toEqual({ body: { uuid: 'x' }, status: 200, version: 8 })
    expect(calls[0].headers).toEqual({ Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': 'token', 'If-Match': '"7"' })
    expect(calls[1].headers).toEqual({ Accept: 'application/json' })
  })
  test('a problem document becomes an error with code, sentence and fields', async () => {
    scriptServer(() => problem(422, 'fields.invalid', '填写的内容有误', [{ field: 'place', code: 'length', message: '「部位」过长' }]))
    const error = (await new Client().put('/hazards/x', {}).catch((caught) => caught)) as ApiError
    expect(error).toBeInstanceOf(ApiError)
    expect([error.status, error.code, error.message, error.offline]).toEqual([422, 'fields.invalid', '填写的内容有误', false])
    expect(error.field('place')).toBe('「部位」过长')
    expect(error.field('other')).toBeUndefined()
  })
  test('a reply that is no JSON still is an error in words', async () => {
    globalThis.fetch = (async () => new Response('<html>', { status: 502 })) as typeof fetch
    const error = (await new Client().get('/todo').catch((caught) => caught)) as ApiError
    expect([error.status, error.code, error.message]).toEqual([502, 'unknown', '服务器未能处理请求（502）'])
  })
  test('no network is status 0', async () => {
    globalThis.fetch = (async () => Promise.reject(new TypeError('failed'))) as typeof fetch
    const error = (await new Client().get('/todo').catch((caught) => caught)) as ApiError
    expect([error.status, error.code, error.offline]).toEqual([0, 'offline', true])
  })
  test('a 401 asks for a login, but not that of a failed login', async () => {
    const asked = vi.fn()
    const client = new Client()
    client.onUnauthenticated = asked
    scriptServer(() => problem(401, 'login.failed', '账号或密码不正确'))
    await client.post('/session', {}).catch(() => {})
    expect(asked).toHaveBeenCalledTimes(0)
    scriptServer(() => problem(401, 'session.expired', '登录已过期'))
    await client.get('/todo').catch(() => {})
    expect(asked).toHaveBeenCalledTimes(1)
  })
})

describe('session', () => {
  const someone = { uuid: 'u', csrf: 'c', permits: ['inspect'] } as unknown as Me
  test('login keeps the person and the token; logout forgets both', async () => {
    scriptServer((call) => (call.method === 'POST' ? { status: 200, body: someone } : { status: 204 }))
    const session = new Session(new Client(), 'phone')
    await session.login('county', 'secret')
    expect([session.me?.uuid, session.client.csrf, session.may('inspect'), session.may('export')]).toEqual(['u', 'c', true, false])
    await session.logout()
    expect([session.me, session.client.csrf, session.known]).toEqual([null, '', true])
  })
  test('nobody signed in is an answer, no network is an error', async () => {
    const session = new Session(new Client(), 'phone')
    scriptServer(() => problem(401, 'session.required', '请先登录'))
    expect(await session.load()).toBeNull()
    globalThis.fetch = (async () => Promise.reject(new TypeError('failed'))) as typeof fetch
    await expect(session.load()).rejects.toMatchObject({ status: 0 })
  })
})
