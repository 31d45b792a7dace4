/* The runner: one at a time over all tabs, sends the queue and refreshes what pages show. */
import { reactive, readonly } from 'vue'
import type { Me } from '@/shared/api'
import { ApiError, type Client } from '@/shared/client'
import { heldAt, type Session } from '@/shared/session'
import type { Bus } from '../store/bus'
import type { Store } from '../store/store'
import { fetchOne, fetchRefs } from './refs'
import { sendOutbox, type Outcome } from './outbox'

const EVERY_MS = 60_000
const KEEP_DONE_MS = 7 * 86_400_000

export interface SyncParts {
  store: Store
  client: Client
  session: Session
  bus: Bus
  now?: () => number
  random?: () => number
}

/* timer: what is due; save: also refresh what the change affects; hand: everything, now. */
export type Urgency = 'timer' | 'save' | 'hand'
const rank = { none: -1, timer: 0, save: 1, hand: 2 }

export interface SyncState {
  running: boolean
  offline: boolean
  needsLogin: boolean
  ranAt: number // ms of the last complete run, 0: none yet
  problem: string
}

export class Sync {
  private readonly parts: Required<SyncParts>
  private readonly mutable = reactive<SyncState>({ running: false, offline: false, needsLogin: false, ranAt: 0, problem: '' })
  private readonly wanted = new Set<string>()
  private asked: Urgency | 'none' = 'none'
  private fetchedAt = 0
  private current: Promise<void> | null = null

  constructor(parts: SyncParts) {
    this.parts = { now: Date.now, random: Math.random, ...parts }
  }

  get state(): Readonly<SyncState> {
    return readonly(this.mutable)
  }

  /* Opening, coming back to the page, coming back online, and once a minute. Returns the function that ends it. */
  start(): () => void {
    const soon = () => void this.run()
    const seen = () => document.visibilityState === 'visible' && soon()
    const timer = setInterval(soon, EVERY_MS)
    addEventListener('online', soon)
    document.addEventListener('visibilitychange', seen)
    soon()
    return () => {
      clearInterval(timer)
      removeEventListener('online', soon)
      document.removeEventListener('visibilitychange', seen)
    }
  }

  /* A page needs one record freshly: hazard/<uuid>. What the store holds shows meanwhile. */
  want(key: string): void {
    this.wanted.add(key)
    void this.run()
  }

  /* Resolves when the work asked for is done or has been put off. */
  run(urgency: Urgency = 'timer'): Promise<void> {
    if (rank[urgency] > rank[this.asked]) this.asked = urgency
    this.current ??= this.runUntilQuiet()
    return this.current
  }

  // Between the last look at what is asked and the end of the run nothing waits: nobody asks in vain.
  private async runUntilQuiet(): Promise<void> {
    try {
      while (this.asked !== 'none') await this.locked()
    } finally {
      this.current = null
    }
  }

  private async locked(): Promise<void> {
    const work = () => {
      const urgency = this.asked as Urgency
      this.asked = 'none'
      return this.runOnce(urgency)
    }
    // Without Web Locks (plain http on the office network) the server's idempotency still keeps double sends harmless.
    if (navigator.locks) await navigator.locks.request('minan-sync', work)
    else await work()
  }

  private async runOnce(urgency: Urgency): Promise<void> {
    const me = this.parts.session.me
    if (!me || heldAt(me)) return
    this.mutable.running = true
    try {
      await this.sendAndFetch(me, urgency)
    } catch (error) {
      this.note(error)
    } finally {
      this.mutable.running = false
      this.parts.bus.emit({ kind: 'sync' })
    }
  }

  private async sendAndFetch(me: Readonly<Me>, urgency: Urgency): Promise<void> {
    const outcome = await this.send(me, urgency)
    this.mutable.offline = outcome === 'offline'
    this.mutable.needsLogin = outcome === 'login'
    if (outcome !== 'done') return
    await this.fetchWanted()
    await this.refresh(urgency)
    await this.dropOld(me.uuid)
    this.mutable.problem = ''
    this.mutable.ranAt = this.parts.now()
  }

  /* Another tab may have signed in anew: its session is this one's, only the token is not known here yet. */
  private async send(me: Readonly<Me>, urgency: Urgency): Promise<Outcome> {
    const outcome = await sendOutbox(this.parts, me.uuid, urgency === 'hand')
    if (outcome !== 'login') return outcome
    const before = this.parts.client.csrf
    const fresh = await this.parts.client.get<Me>('/session')
    if (fresh.uuid !== me.uuid || fresh.csrf === before) return 'login'
    this.parts.session.adopt(fresh)
    return sendOutbox(this.parts, me.uuid, urgency === 'hand')
  }

  private async refresh(urgency: Urgency): Promise<void> {
    if (urgency === 'timer' && this.parts.now() - this.fetchedAt < EVERY_MS / 2) return
    await fetchRefs(this.parts, urgency === 'hand')
    this.fetchedAt = this.parts.now()
  }

  private async fetchWanted(): Promise<void> {
    for (const key of [...this.wanted]) {
      this.wanted.delete(key)
      try {
        await fetchOne(this.parts, key)
      } catch (error) {
        // Out of scope or gone: the page shows what the store has, or says that there is none.
        if (!(error instanceof ApiError) || error.status !== 404) throw error
        await this.parts.store.saveRef(key, null, this.parts.now())
      }
    }
  }

  private async dropOld(owner: string): Promise<void> {
    const limit = this.parts.now() - KEEP_DONE_MS
    for (const item of await this.parts.store.outbox(owner)) {
      if (item.state === 'done' && Date.parse(item.created_at) < limit) await this.parts.store.dropItem(item.seq!)
    }
  }

  private note(error: unknown): void {
    const problem = error instanceof ApiError ? error : null
    this.mutable.offline = problem?.offline ?? false
    this.mutable.needsLogin = problem?.status === 401
    this.mutable.problem = problem?.message ?? '同步出错：' + String(error)
  }

  signedIn(): void {
    this.mutable.needsLogin = false
    this.fetchedAt = 0
  }
}
