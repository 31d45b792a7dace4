/* One's own second factor, for the pages of office and phone. */
import { reactive } from 'vue'
import type { SecondFactor, SecondFactorOffer } from './api'
import type { Session } from './session'

export function useSecondFactor(session: Session) {
  const client = session.client
  const state = reactive<{ factor: SecondFactor | null; offer: SecondFactorOffer | null }>({ factor: null, offer: null })

  /* The session may be held back by it no longer. */
  async function settle(factor: SecondFactor): Promise<void> {
    state.factor = factor
    state.offer = null
    await session.load()
  }

  return {
    state,
    load: async () => (state.factor = await client.get<SecondFactor>('/session/second-factor')),
    begin: async () => (state.offer = (await client.send<SecondFactorOffer>('POST', '/session/second-factor')).body),
    confirm: async (code: string) => settle(await client.post<SecondFactor>('/session/second-factor/confirm', { code: code.trim() })),
    drop: async (code: string) => settle(await client.post<SecondFactor>('/session/second-factor/drop', { code: code.trim() })),
  }
}

export const pictureOf = (offer: SecondFactorOffer) => `data:image/svg+xml,${encodeURIComponent(offer.qr)}`
/* In groups of four, as one types it. */
export const spelled = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')
