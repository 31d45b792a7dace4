/* What read-excel-file asks of fflate, done on the page's own thread: fflate would start a worker from a blob for a large
 * sheet, and the content policy allows workers from this origin's files only. vite.config.ts puts this in its place. */
export * from 'fflate/browser'
import { unzipSync, type Unzipped } from 'fflate/browser'

export function unzip(archive: Uint8Array, done: (error: unknown, files?: Unzipped) => void): void {
  try {
    done(null, unzipSync(archive))
  } catch (error) {
    done(error)
  }
}
