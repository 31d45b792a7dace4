// harness.mjs: a server with data of its own, a browser, and a list of tests that run one after the other.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..')
const require = createRequire(join(root, 'web/package.json'))
const { chromium } = require('playwright-core')
export const jsQR = require('jsqr')
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

export const OFFICE = { width: 1280, height: 800 }
export const PHONE = { width: 390, height: 844 }

const tests = []
export const test = (name, run) => tests.push({ name, run })

export function equal(actual, expected, what) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}
export function ok(condition, what) {
  if (!condition) throw new Error(what)
}

/** A data directory: the demo city when demo is given, an empty one otherwise. */
export function dataDirectory(demo) {
  const dir = mkdtempSync(join(tmpdir(), 'minan-browser-'))
  if (demo) {
    const made = spawnSync(join(root, 'build/minan'), ['demo', '--data', dir, ...demo], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`minan demo: ${made.stderr}`)
  }
  return dir
}

export function accountsOf(dir) {
  const [, ...rows] = readFileSync(join(dir, 'demo-accounts.csv'), 'utf8').trim().split('\n')
  return Object.fromEntries(rows.map((row) => {
    const [login, password, role, label, scope] = row.split(',')
    return [login, { login, password, role, label, scope }]
  }))
}

/** Starts the server on a free port; resolves once it has printed its address. */
export function startServer(dir) {
  const child = spawn(join(root, 'build/minan'), ['serve', '--data', dir, '--listen', '127.0.0.1:0'])
  let out = ''
  return new Promise((resolveStart, reject) => {
    const seen = (chunk) => {
      out += chunk
      const address = out.match(/http:\/\/127\.0\.0\.1:\d+/)
      if (address) resolveStart({ url: address[0], printed: () => out, stop: () => stopServer(child) })
    }
    child.stdout.on('data', seen)
    child.stderr.on('data', seen)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${out}`)))
  })
}

function stopServer(child) {
  return new Promise((done) => {
    child.removeAllListeners('exit')
    child.on('exit', done)
    child.kill('SIGTERM')
  })
}

export async function startBrowser() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  })
}

/** A person at a screen: a page of its own, with every CSP violation and page error counted. */
export async function person(browser, server, viewport) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: server.url })
  context.setDefaultTimeout(30000) // a loaded machine is slow, not wrong
  const page = await context.newPage()
  const trouble = []
  await page.exposeFunction('reportViolation', (text) => trouble.push(`CSP: ${text}`))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (e) => window.reportViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))
  })
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  return { context, page, trouble }
}

/** A dialog fades in: half shown its colours are not those it has. Endless ones (a spinner) are not waited for. */
const settled = (page) => page.evaluate(() => Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => {}))))

/** 0 violations of WCAG 2.2 AA on the page as it stands. axe runs outside the page's CSP, through the debugger. */
export async function accessible(page, where) {
  await settled(page)
  await page.evaluate(axeSource)
  const result = await page.evaluate(() => window.axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  }))
  const found = result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 4).join(' | ')}`)
  equal(found, [], `axe at ${where}`)
}

export async function noSidewaysScroll(page, where) {
  const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  ok(scroll <= client, `${where} scrolls sideways: ${scroll} > ${client}`)
}

export async function runAll(only) {
  let passed = 0, failed = 0
  for (const { name, run } of tests) {
    if (only.length && !only.some((word) => name.includes(word))) continue
    const started = Date.now()
    try {
      await run()
      passed++
      console.log(`ok      ${name} (${Date.now() - started} ms)`)
    } catch (error) {
      failed++
      console.log(`FAILED  ${name}\n        ${String(error.stack ?? error).split('\n').slice(0, 12).join('\n        ')}`)
    }
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0
}

export const removeDirectory = (dir) => rmSync(dir, { recursive: true, force: true })
