// world.mjs: one demo city for all tests of a run, and how people move in it.
import { deflateSync } from 'node:zlib'
import { join } from 'node:path'
import { accountsOf, dataDirectory, equal, OFFICE, person, PHONE, removeDirectory, root, startBrowser, startServer } from './harness.mjs'

export const world = {}

export async function open() {
  world.dir = dataDirectory(['--institutions', '96', '--months', '3', '--seed', '11'])
  world.accounts = accountsOf(world.dir)
  world.server = await startServer(world.dir)
  world.browser = await startBrowser()
}

export async function close() {
  await world.browser?.close()
  await world.server?.stop()
  if (world.dir) removeDirectory(world.dir)
}

// What the person saw when a test failed, for whoever looks into it.
async function pictureOfFailure(who, login) {
  const path = join(root, `build/test-logs/failed-${login}-${Date.now()}.png`)
  await who.page.screenshot({ path }).then(() => console.log(`        see ${path}; ${who.trouble.join('; ')}`), () => {})
}

async function signIn(page, login) {
  await page.getByLabel(/^账号/).fill(login)
  await page.getByLabel(/^密码/).fill(world.accounts[login].password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** Somebody at the office's PC, signed in. After run: no CSP violation, no page error. */
export async function atOffice(login, run, viewport = OFFICE) {
  const who = await person(world.browser, world.server, viewport)
  await who.page.goto('/login')
  await signIn(who.page, login)
  await who.page.waitForURL((url) => url.pathname === '/')
  try {
    await run(who.page)
    equal(who.trouble, [], `CSP violations and errors of ${login} at the office`)
  } catch (error) {
    await pictureOfFailure(who, login)
    throw error
  } finally {
    await who.context.close()
  }
}

/** Somebody with a phone, signed in. */
export async function onPhone(login, run, viewport = PHONE) {
  const who = await person(world.browser, world.server, viewport)
  await who.page.goto('/m/')
  await signIn(who.page, login)
  await who.page.getByRole('heading', { name: '今天要做的' }).waitFor()
  try {
    await run(who.page)
    equal(who.trouble, [], `CSP violations and errors of ${login} on the phone`)
  } catch (error) {
    await pictureOfFailure(who, login)
    throw error
  } finally {
    await who.context.close()
  }
}

/** A picture as a phone would take it: a PNG of 320 x 240 in stripes. */
export function picture() {
  const width = 320, height = 240
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) row.set([x & 255, y & 255, ((x >> 4) ^ (y >> 4)) & 1 ? 220 : 60], 1 + x * 3)
    return row
  }))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  const framed = Buffer.alloc(data.length + 12)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), framed.length - 4)
  return framed
}

function crc32(data) {
  let crc = ~0
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** What the server says to somebody signed in on this page. */
export const ask = (page, path) => page.evaluate(async (where) => {
  const reply = await fetch('/api/v1' + where)
  return { status: reply.status, body: await reply.json().catch(() => null) }
}, path)

/** 共 1,204 条 -> 1204; an empty ledger says so in words. */
export async function totalOf(page) {
  const pager = page.getByRole('navigation', { name: '翻页' }).getByText(/^共 [\d,]+ 条$/)
  const empty = page.getByText('没有符合条件的记录。')
  await pager.or(empty).first().waitFor()
  return (await empty.isVisible()) ? 0 : Number((await pager.textContent()).replace(/\D/g, ''))
}
