/* Who is at the screen. One session per application; pages read `session.me` and never the cookie. */
import { reactive, readonly } from 'vue'
import type { Client as ClientKind, Me, Permit, Role } from './api'
import { ApiError, Client } from './client'

const bureauRoles: Role[] = ['city_leader', 'city_supervisor', 'county_leader', 'county_supervisor']
const institutionRoles: Role[] = ['institution_principal', 'institution_officer']

export const isBureau = (role: Role) => bureauRoles.includes(role)
export const isInstitution = (role: Role) => institutionRoles.includes(role)

/* Where one must go before anything else: to a password of one's own, then to the second factor the bureau asks for. */
export const heldAt = (me: Readonly<Pick<Me, 'must_change_password' | 'must_add_second_factor'>>): string | null =>
  me.must_change_password ? '/password' : me.must_add_second_factor ? '/second-factor' : null

export class Session {
  readonly client: Client
  private readonly kind: ClientKind
  private readonly state = reactive<{ me: Me | null; known: boolean }>({ me: null, known: false })

  constructor(client: Client, kind: ClientKind) {
    this.client = client
    this.kind = kind
  }

  /* null: nobody is signed in, or `load` has not run yet (see `known`). */
  get me(): Readonly<Me> | null {
    return readonly(this.state).me as Me | null
  }

  get known(): boolean {
    return this.state.known
  }

  may(permit: Permit): boolean {
    return this.state.me?.permits.includes(permit) ?? false
  }

  /* Asks the server; nobody signed in is an answer, no network is an error. */
  async load(): Promise<Me | null> {
    try {
      return this.adopt(await this.client.get<Me>('/session'))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return this.adopt(null)
      throw error
    }
  }

  /* code: of the second factor; the server asks for it (login.code_needed) when the account has one. */
  async login(login: string, password: string, code?: string): Promise<Me> {
    return this.adopt(await this.client.post<Me>('/session', { login, password, code: code || undefined, client: this.kind }))
  }

  async changePassword(oldPassword: string, newPassword: string): Promise<Me> {
    const body = { old_password: oldPassword, new_password: newPassword }
    return this.adopt(await this.client.post<Me>('/session/password', body))
  }

  async logout(): Promise<void> {
    try {
      await this.client.delete('/session')
    } finally {
      this.adopt(null)
    }
  }

  adopt<T extends Me | null>(me: T): T {
    this.state.me = me
    this.state.known = true
    this.client.csrf = me?.csrf ?? ''
    return me
  }
}
