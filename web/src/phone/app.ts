/* The phone's composition root: everything a page may use, made once and handed down. */
import { inject, onScopeDispose, ref, shallowRef, watch, type InjectionKey, type Ref } from 'vue'
import { Client } from '@/shared/client'
import { Session } from '@/shared/session'
import { Bus } from './store/bus'
import { Store } from './store/store'
import { SignIn } from './sync/sign-in'
import { Sync } from './sync/sync'
import { DraftLocks } from './visit/lock'

export interface App {
  bus: Bus
  store: Store
  client: Client
  session: Session
  sync: Sync
  signIn: SignIn
  locks: DraftLocks
}

export function makeApp(): App {
  const bus = new Bus()
  const store = new Store(bus)
  const client = new Client()
  const session = new Session(client, 'phone')
  const sync = new Sync({ store, client, session, bus })
  return { bus, store, client, session, sync, signIn: new SignIn(session, store, sync), locks: new DraftLocks() }
}

export const appKey: InjectionKey<App> = Symbol('app')

export const useApp = (): App => inject(appKey)!

/* The signed-in person; pages behind the router's guard always have one. */
export const useMe = () => useApp().session.me!

/* Reads from the store now and again whenever a change concerns it. undefined: not read yet. */
export function useStored<T>(read: (store: Store) => Promise<T>, concerns: (kind: string, key: string) => boolean): Ref<T | undefined> {
  const { bus, store } = useApp()
  const value = shallowRef<T>()
  const load = async () => (value.value = await read(store))
  void load()
  onScopeDispose(bus.on((change) => concerns(change.kind, 'key' in change ? change.key : '') && void load()))
  return value
}

/* One family of refs by exact key; `key` may change. */
export function useRefOf<T>(key: () => string): Ref<T | null | undefined> {
  const { bus, store } = useApp()
  const value = shallowRef<T | null>()
  const load = async () => {
    const wanted = key()
    const found = await store.ref<T | null>(wanted)
    if (wanted === key()) value.value = found
  }
  watch(key, load, { immediate: true })
  onScopeDispose(bus.on((change) => change.kind === 'refs' && (key().startsWith(change.key) || change.key === key()) && void load()))
  return value
}

/* True while a promise of `work` is under way: for buttons. */
export function useBusy() {
  const busy = ref(false)
  const run = async (work: () => Promise<void>) => {
    if (busy.value) return
    busy.value = true
    try {
      await work()
    } finally {
      busy.value = false
    }
  }
  return { busy, run }
}
