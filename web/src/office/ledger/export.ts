/* A file asked for by script, so that its progress can be watched under a UUID of our own. */
import { problemOf } from '@/shared/client'
import type { ProgressView } from '@/shared/api'

export type Progress = ProgressView

const count = (rows: number) => rows.toLocaleString('zh-CN')

export function progressText(now: Progress): string {
  switch (now.state) {
    case 'waiting':
      return '排队中…'
    case 'writing':
      return now.rows_total === undefined ? `已写 ${count(now.rows_done)} 行` : `已写 ${count(now.rows_done)} / ${count(now.rows_total)} 行`
    case 'packing':
      return `${count(now.rows_done)} 行已写完，正在打包…`
    case 'done':
      return '正在下载…'
    case 'failed':
      return '没有完成'
  }
}

/* filename*=UTF-8''%E9%9A%90... of the server; plain otherwise. */
export function nameOf(disposition: string | null): string {
  const match = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')
  return match ? decodeURIComponent(match[1]) : '导出.xlsx'
}

export async function fetchFile(url: string, progress: string): Promise<{ blob: Blob; name: string }> {
  const response = await fetch(url, { credentials: 'same-origin', headers: { 'X-Progress': progress } })
  if (!response.ok) throw await problemOf(response)
  return { blob: await response.blob(), name: nameOf(response.headers.get('Content-Disposition')) }
}
