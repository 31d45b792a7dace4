// Writes .br and .gz beside every text asset (the server sends them as they are) and holds the phone's cold
// load to its limit, so that a new dependency cannot slip past unnoticed.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = process.argv[2]
const phoneLimit = 100 * 1024
const textual = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest'])

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else yield path
  }
}

function compress(path) {
  const bytes = readFileSync(path)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
  writeFileSync(path + '.br', brotliCompressSync(bytes, quality))
  writeFileSync(path + '.gz', gzipSync(bytes, { level: 9 }))
}

/* What a first visit fetches: the page, its entry chunk and everything that chunk imports statically. */
function coldLoad(entry) {
  const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'))
  const seen = new Set([entry])
  const walk = (key) => {
    const chunk = manifest[key]
    for (const path of [chunk.file, ...(chunk.css ?? [])]) seen.add(path)
    for (const next of chunk.imports ?? []) walk(next)
  }
  walk(entry)
  return [...seen]
}

for (const path of [...files(root)]) if (!path.endsWith('manifest.json') && textual.has(extname(path))) compress(path)

const brotli = (path) => statSync(join(root, existsSync(join(root, path + '.br')) ? path + '.br' : path)).size
const total = coldLoad('m/index.html').reduce((sum, path) => sum + brotli(path), 0)
console.log(`phone cold load: ${(total / 1024).toFixed(1)} KB brotli (limit ${phoneLimit / 1024} KB)`)
rmSync(join(root, 'manifest.json'))
if (total > phoneLimit) process.exit(1)
