/* A photo from a file: upright, 1600 px on its long edge, JPEG; its hash tells the server what was meant to arrive. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { client } from '@/office/app'
import { newUuid } from '@/shared/uuid'

export interface Photo {
  uuid: string
  bytes: Blob
  url: string // of the preview; whoever holds the photo revokes it
  taken_at: number
  sent: boolean
}

const LONG_EDGE = 1600
const QUALITY = 0.8

async function shrink(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, LONG_EDGE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('照片无法处理')
  return blob
}

export async function photoOf(file: File): Promise<Photo> {
  const bytes = await shrink(file)
  return { uuid: newUuid(), bytes, url: URL.createObjectURL(bytes), taken_at: file.lastModified, sent: false }
}

/* crypto.subtle is missing on plain http, so the hash is a library's. */
const hashOf = async (bytes: Blob) => bytesToHex(sha256(new Uint8Array(await bytes.arrayBuffer())))

/* One by one; what has arrived is not sent again when a later one fails. */
export async function uploadAll(photos: Photo[]): Promise<void> {
  for (const photo of photos.filter((one) => !one.sent)) {
    const headers = { 'X-Content-SHA256': await hashOf(photo.bytes), 'X-Taken-At': String(photo.taken_at) }
    await client.putRaw(`/attachments/${photo.uuid}`, photo.bytes, headers)
    photo.sent = true
  }
}
