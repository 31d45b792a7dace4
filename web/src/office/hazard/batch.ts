/* What may be done to many at once: signing for receipt and printing. Nothing is ever closed in bulk. */
import type { HazardRow } from '@/shared/api'
import { ApiError, type Client } from '@/shared/client'
import { newUuid } from '@/shared/uuid'

export const PRINT_MOST = 50

export const unacknowledged = (rows: HazardRow[], picked: string[]): HazardRow[] =>
  rows.filter((row) => picked.includes(row.uuid) && row.state === 'open' && !row.acknowledged)

export interface Outcome {
  done: number
  refused: string[] // what the server said, by hazard
}

/* One after the other, each an act of its own with its own event; one that is refused does not stop the rest. */
export async function acknowledgeAll(client: Client, rows: HazardRow[], progress: (done: number) => void): Promise<Outcome> {
  const outcome: Outcome = { done: 0, refused: [] }
  for (const row of rows) {
    try {
      await client.post(`/hazards/${row.uuid}/acknowledge`, { event: newUuid(), device_at: new Date().toISOString() })
      outcome.done += 1
    } catch (cause) {
      outcome.refused.push(`${row.description}：${cause instanceof ApiError ? cause.message : '没有办成'}`)
    }
    progress(outcome.done)
  }
  return outcome
}
