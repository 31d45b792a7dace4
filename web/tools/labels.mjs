// Writes the Chinese labels of the closed vocabularies, taken from the OpenAPI's x-labels, as a TypeScript table.
import { readFileSync, writeFileSync } from 'node:fs'

const [source, target] = process.argv.slice(2)
const schemas = JSON.parse(readFileSync(source, 'utf8')).components.schemas
const quote = (text) => `'${text.replace(/['\\]/g, '\\$&')}'`
const key = (text) => (/^[A-Za-z_]\w*$/.test(text) ? text : quote(text))
const lines = ['/* Chinese labels of the closed vocabularies, by schema name and code. Written by `npm run types`. */', 'export const labels = {']
for (const name of Object.keys(schemas).sort()) {
  const words = schemas[name]['x-labels']
  if (!words) continue
  lines.push(`  ${key(name)}: {`)
  for (const code of Object.keys(words)) lines.push(`    ${key(code)}: ${quote(words[code])},`)
  lines.push('  },')
}
writeFileSync(target, lines.concat('} as const', '').join('\n'))
