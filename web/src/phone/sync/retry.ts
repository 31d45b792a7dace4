/* What a person can do about a refused item. */
import type { Hazard, Incident } from '@/shared/api'
import type { Store } from '../store/store'
import type { OutboxItem } from '../store/types'

/* An act follows the record as it is now; a visit is sent again as it was. Where the text had been received and
 * a photo was refused, the text goes once more: the server knows it and changes nothing. */
export async function retried(store: Store, item: OutboxItem): Promise<OutboxItem> {
  const now = item.noun === 'hazard' || item.noun === 'incident' ? await store.ref<Hazard | Incident | null>(`${item.noun}/${item.record}`) : undefined
  const version = item.version === undefined ? undefined : (now?.row_version ?? item.version)
  return { ...item, version, state: 'waiting', tries: 0, next_at: 0, reason: undefined }
}

/* A visit the server did not take can be corrected; one whose id already means another record cannot. */
export const canReopen = (item: OutboxItem): boolean => item.state === 'stopped' && !!item.draft && item.problem !== 'uuid.conflict'
