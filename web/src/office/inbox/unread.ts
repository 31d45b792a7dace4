/* How many messages wait: one number for the bar and the inbox, asked for now and then. */
import { ref } from 'vue'
import { client, session } from '@/office/app'
import type { MessageUnread } from '@/shared/api'
import { heldAt } from '@/shared/session'

const EVERY_MS = 60_000

export const unread = ref(0)

export async function countUnread(): Promise<void> {
  if (!session.me || heldAt(session.me)) return
  try {
    unread.value = (await client.get<MessageUnread>('/inbox/unread')).unread
  } catch {
    // The bar keeps the number it has; the inbox itself says what is wrong.
  }
}

/* Returns the function that ends it. */
export function watchUnread(): () => void {
  const timer = setInterval(() => document.visibilityState === 'visible' && void countUnread(), EVERY_MS)
  void countUnread()
  return () => clearInterval(timer)
}
