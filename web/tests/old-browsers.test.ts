/* Calls and rules that Chromium 86 lacks and no build step replaces, and what the content security policy refuses. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const forbidden: [RegExp, string][] = [
  [/crypto\.(randomUUID|subtle)/, 'needs a secure context or a newer browser'],
  [/\bstructuredClone\(/, 'Chrome 98'],
  [/\.at\(-?\d/, 'Chrome 92'],
  [/Object\.hasOwn\(/, 'Chrome 93'],
  [/\.replaceAll\(|Promise\.any\(|\.findLast\(|\.toSorted\(/, 'look it up before use'],
  [/:has\(|@layer\b|aspect-ratio\s*:/, 'CSS of later browsers'],
  [/<[^>]*\sstyle="/, 'refused by the content security policy'],
]

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* sources(path)
    else if (/\.(ts|vue|css|html)$/.test(name) && !/\.test\.ts$|\.generated\.ts$/.test(name)) yield path
  }
}

test('sources use nothing that the oldest browser lacks', () => {
  const root = join(__dirname, '..')
  const found: string[] = []
  for (const path of [...sources(join(root, 'src')), join(root, 'index.html'), join(root, 'm/index.html')]) {
    const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const [pattern, why] of forbidden) if (pattern.test(text)) found.push(`${path.slice(root.length)}: ${pattern} (${why})`)
  }
  expect(found).toEqual([])
})

test('phone pages never fetch: only the sync module and the client do', () => {
  const root = join(__dirname, '../src/phone')
  const found = [...sources(root)].filter((path) => !path.includes('/sync/') && /\bfetch\(|client\.(get|put|post|patch|delete|send|putRaw)\b/.test(readFileSync(path, 'utf8')))
  expect(found).toEqual([])
})
