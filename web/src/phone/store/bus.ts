/* Tells pages of this and other tabs that something in the store changed. */
export type Change = { kind: 'drafts' } | { kind: 'outbox' } | { kind: 'refs'; key: string } | { kind: 'sync' }
export type Listener = (change: Change) => void

export class Bus {
  private readonly listeners = new Set<Listener>()
  private readonly channel: BroadcastChannel | null

  constructor(name = 'minan-phone') {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    this.channel?.addEventListener('message', (event) => this.deliver(event.data as Change))
  }

  emit(change: Change): void {
    this.deliver(change)
    this.channel?.postMessage(change)
  }

  /* Returns the function that ends it. */
  on(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  close(): void {
    this.channel?.close()
  }

  private deliver(change: Change): void {
    for (const listener of [...this.listeners]) listener(change)
  }
}
