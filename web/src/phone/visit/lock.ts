/* One tab per draft. Web Locks where they exist; on plain http a question on a channel does. */
const ANSWER_MS = 200

/* Resolves to the function that lets go, or null when another tab holds it. */
export async function lockDraft(uuid: string): Promise<(() => void) | null> {
  if (navigator.locks) return lockByBrowser('minan-draft-' + uuid)
  if (typeof BroadcastChannel !== 'undefined') return lockByChannel('minan-draft-' + uuid)
  return () => {}
}

function lockByBrowser(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    })
  })
}

async function lockByChannel(name: string): Promise<(() => void) | null> {
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
