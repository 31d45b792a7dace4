/* Photos as the record keeps them: upright, at most 1600 px, at most 400 KB, with who, where and when on it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { timeText } from '@/shared/dates'
import { newUuid } from '@/shared/uuid'
import type { Photo } from './store/types'

const LONG_EDGE = 1600
const MOST_BYTES = 400 * 1024
const QUALITIES = [0.72, 0.6, 0.5, 0.4]

export interface Watermark {
  institution: string
  place?: string
  person: string
}

export function fit(width: number, height: number, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

function drawWatermark(context: CanvasRenderingContext2D, mark: Watermark, taken: Date): void {
  const { width, height } = context.canvas
  const size = Math.max(14, Math.round(Math.max(width, height) / 55))
  const lines = [mark.institution, [mark.place, timeText(taken), mark.person].filter(Boolean).join('  ')]
  context.font = `${size}px sans-serif`
  context.fillStyle = 'rgb(0 0 0 / 55%)'
  context.fillRect(0, height - size * 3.4, width, size * 3.4)
  context.fillStyle = '#fff'
  context.textBaseline = 'top'
  lines.forEach((line, i) => context.fillText(line, size * 0.6, height - size * (3 - i * 1.5), width - size * 1.2))
}

const toBlob = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('照片无法处理'))), 'image/jpeg', quality))

async function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  let blob = await toBlob(canvas, QUALITIES[0])
  for (const quality of QUALITIES.slice(1)) {
    if (blob.size <= MOST_BYTES) break
    blob = await toBlob(canvas, quality)
  }
  return blob
}

export async function shrink(file: Blob, mark: Watermark, taken: Date): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fit(bitmap.width, bitmap.height, LONG_EDGE))
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  drawWatermark(context, mark, taken)
  return encode(canvas)
}

/* What the store keeps. crypto.subtle is missing on plain http, so the hash is a library's. */
export async function makePhoto(blob: Blob, owner: string, purpose: string, taken: Date): Promise<Photo> {
  const bytes = await blob.arrayBuffer()
  const hash = bytesToHex(sha256(new Uint8Array(bytes)))
  return { uuid: newUuid(), owner, purpose, type: blob.type, bytes, sha256: hash, taken_at: taken.getTime(), uploaded: false }
}
