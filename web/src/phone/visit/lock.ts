/* One tab per draft. Web Locks where they exist; on plain http a question on a channel does. */
const ANSWER_MS = 200

type Release = () => void

/* Pages of this tab share a draft (the next one opens before the last one is gone); other tabs wait. */
export class DraftLocks {
  private readonly held = new Map<string, { pages: number; release: Promise<Release | null> }>()

  /* Resolves to the function that lets go, or null when another tab holds it. */
  async hold(uuid: string): Promise<Release | null> {
    const entry = this.held.get(uuid) ?? { pages: 0, release: lockDraft(uuid) }
    this.held.set(uuid, entry)
    entry.pages++
    const release = await entry.release
    if (release) return () => this.drop(uuid, release)
    this.held.delete(uuid)
    return null
  }

  private drop(uuid: string, release: Release): void {
    const entry = this.held.get(uuid)
    if (!entry || --entry.pages > 0) return
    this.held.delete(uuid)
    release()
  }
}

async function lockDraft(uuid: string): Promise<Release | null> {
  if (navigator.locks) return lockByBrowser('minan-draft-' + uuid)
  if (typeof BroadcastChannel !== 'undefined') return lockByChannel('minan-draft-' + uuid)
  return () => {}
}

function lockByBrowser(name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    })
  })
}

async function lockByChannel(name: string): Promise<Release | null> {
  const channel = new BroadcastChannel(name)
  const taken = await new Promise<boolean>((resolve) => {
    channel.onmessage = (event) => event.data === 'held' && resolve(true)
    channel.postMessage('asks')
    setTimeout(() => resolve(false), ANSWER_MS)
  })
  if (taken) {
    channel.close()
    return null
  }
  channel.onmessage = (event) => event.data === 'asks' && channel.postMessage('held')
  return () => channel.close()
}
