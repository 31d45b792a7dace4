/* The foot bar's words. */
import type { OutboxItem } from '../store/types'
import type { SyncState } from './sync'

const LATE_MS = 24 * 3_600_000

export interface QueueText {
  text: string
  queue: string
  late: boolean // unsent for more than a day, or refused: somebody must act
}

export function queueText(items: OutboxItem[], drafts: number, sync: Pick<SyncState, 'running' | 'offline' | 'needsLogin'>, now: number): QueueText {
  const unsent = items.filter((item) => item.state !== 'done')
  const stopped = unsent.filter((item) => item.state === 'stopped').length
  const late = stopped > 0 || unsent.some((item) => now - Date.parse(item.created_at) > LATE_MS)
  return { text: stateText(items, unsent, stopped, drafts, sync), queue: unsent.length ? `待上传 ${unsent.length} 条` : '无待上传', late }
}

function stateText(items: OutboxItem[], unsent: OutboxItem[], stopped: number, drafts: number, sync: Pick<SyncState, 'running' | 'offline' | 'needsLogin'>): string {
  if (sync.needsLogin) return '登录已过期，点此重新登录后上传'
  if (stopped > 0) return `${stopped} 条未被接收，点此查看原因`
  if (unsent.length > 0) return sync.running ? '正在上传' : '已存本机，等待上传'
  if (sync.offline) return drafts ? `无网络，${drafts} 份草稿已存本机` : '无网络，显示上次同步的内容'
  const last = items.filter((item) => item.state === 'done').sort((a, b) => b.seq! - a.seq!)[0]
  if (drafts > 0) return `${drafts} 份草稿已存本机`
  if (last) return `服务器已收到${last.number ? ' ' + last.number : ''}`
  return '已同步'
}
