/* Signing in and out. Work of another person on the same phone stays in the store and is sent when they sign
 * in again; what the server told the other one (their scope) does not stay. */
import type { Me } from '@/shared/api'
import { ApiError } from '@/shared/client'
import type { Session } from '@/shared/session'
import type { Store } from '../store/store'
import type { Sync } from './sync'

export class SignIn {
  private readonly session: Session
  private readonly store: Store
  private readonly sync: Sync

  constructor(session: Session, store: Store, sync: Sync) {
    this.session = session
    this.store = store
    this.sync = sync
  }

  /* At start: the server's word, or without network the last one we had. */
  async resume(): Promise<Me | null> {
    try {
      const me = await this.session.load()
      if (me) await this.keep(me)
      return me
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return this.session.adopt((await this.store.meta<Me | null>('me')) ?? null)
    }
  }

  async login(login: string, password: string, code?: string): Promise<Me> {
    const me = await this.session.login(login, password, code)
    await this.keep(me)
    this.sync.signedIn()
    void this.sync.run('hand')
    return me
  }

  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    await this.keep(await this.session.changePassword(oldPassword, newPassword))
    void this.sync.run('hand')
  }

  async logout(): Promise<void> {
    await this.store.setMeta('me', null)
    try {
      await this.session.logout()
    } catch (error) {
      // Without network the cookie stays until it expires; this page forgets the person all the same.
      if (!(error instanceof ApiError)) throw error
    }
  }

  private async keep(me: Me): Promise<void> {
    const before = await this.store.meta<string>('refs-owner')
    if (before !== me.uuid) await this.store.clearRefs()
    await this.store.setMeta('refs-owner', me.uuid)
    await this.store.setMeta('me', me)
    await this.store.setMeta('clock-offset', Date.parse(me.server_time) - Date.now())
  }
}
