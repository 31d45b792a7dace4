import { describe, expect, it } from 'vitest'
import type { HazardRow } from '@/shared/api'
import { ApiError, type Client } from '@/shared/client'
import { acknowledgeAll, unacknowledged } from './batch'

const row = (uuid: string, more: Partial<HazardRow> = {}) => ({ uuid, description: uuid, state: 'open', acknowledged: false, ...more }) as HazardRow

describe('many at once', () => {
  it('signs only for what is open and not signed for', () => {
    const rows = [row('a'), row('b', { acknowledged: true }), row('c', { state: 'submitted' }), row('d')]
    expect(unacknowledged(rows, ['a', 'b', 'c']).map((one) => one.uuid)).toEqual(['a'])
  })

  it('goes on after a refusal and says which', async () => {
    const events: string[] = []
    const client = {
      post: async (path: string, body: { event: string }) => {
        events.push(body.event)
        if (path.includes('/b/')) throw new ApiError(409, 'state.wrong', '该隐患已经签收，无需再次签收')
      },
    } as unknown as Client
    const seen: number[] = []
    const outcome = await acknowledgeAll(client, [row('a'), row('b'), row('c')], (done) => seen.push(done))
    expect(outcome).toEqual({ done: 2, refused: ['b：该隐患已经签收，无需再次签收'] })
    expect(seen).toEqual([1, 1, 2])
    expect(new Set(events).size).toBe(3)
  })
})
