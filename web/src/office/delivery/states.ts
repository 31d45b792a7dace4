import type { DeliveryDecision, DeliveryState } from '@/shared/api'

export const needsDecision = (state: DeliveryState): boolean => state === 'unknown' || state === 'failed'

/* What failed did not arrive; of the unknown nobody knows. */
export const decisionsFor = (state: DeliveryState): DeliveryDecision[] =>
  state === 'unknown' ? ['arrived', 'resend', 'drop'] : ['resend', 'drop']

export function toneOf(state: DeliveryState): 'plain' | 'good' | 'wait' | 'bad' {
  if (state === 'sent') return 'good'
  return state === 'failed' || state === 'unknown' ? 'bad' : state === 'dropped' ? 'plain' : 'wait'
}
