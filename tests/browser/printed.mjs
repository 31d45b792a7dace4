import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { world } from './world.mjs'

/* What stands on the sheets, without the breaks between lines; and how many sheets there are. */
export async function printed(page) {
  const path = join(world.dir, 'paper.pdf')
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true }))
  const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
  const info = spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout
  return { text: text.replace(/\s/g, ''), sheets: Number(/Pages:\s+(\d+)/.exec(info)[1]), size: /Page size:\s+(.*)/.exec(info)[1] }
}
