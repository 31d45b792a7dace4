import { createHmac } from 'node:crypto'
import { accessible, equal, OFFICE, ok, person, PHONE, test } from './harness.mjs'
import { ask, atOffice, world } from './world.mjs'

/* What an authenticator app shows (RFC 6238), of a step from now. */
function codeOf(secret, ahead = 0) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const hash = createHmac('sha1', key).update(step).digest()
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/* The code of the step before is taken until this one ends: none is entered in its last two seconds. */
const stepLasts = (page) => page.waitForFunction(() => Date.now() % 30_000 < 28_000)

async function secretOn(page) {
  return (await page.locator('code').innerText()).replace(/\s/g, '')
}

async function onNewPhone(run) {
  const who = await person(world.browser, world.server, PHONE)
  await who.page.goto('/m/')
  await run(who.page)
  await who.context.close()
}

test('second factor: added with a code, asked for at sign-in at the office and on the phone, and taken away by the administrator', async () => {
  let secret
  await atOffice('auditor', async (page) => {
    await page.getByRole('link', { name: '身份验证器' }).click()
    await page.getByRole('button', { name: '添加身份验证器' }).click()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    await accessible(page, 'a second factor is offered')
    secret = await secretOn(page)
    await page.getByLabel(/^验证码/).fill('000000')
    await page.getByRole('button', { name: '启用' }).click()
    await page.getByText('验证码不正确或已经用过').first().waitFor()
    await stepLasts(page)
    await page.getByLabel(/^验证码/).fill(codeOf(secret, -1)) // every sign-in below takes the next one: none works twice
    await page.getByRole('button', { name: '启用' }).click()
    await page.getByText('已启用，自').waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/\/login/)
    await page.getByLabel(/^账号/).fill('auditor')
    await page.getByLabel(/^密码/).fill(world.accounts.auditor.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByLabel(/^验证码/).waitFor()
    await accessible(page, 'a sign-in that asks for a code')
    await page.getByLabel(/^验证码/).fill(codeOf(secret))
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('link', { name: '身份验证器' }).waitFor()
    await page.setViewportSize(PHONE)
    await page.goto('/m/second-factor')
    await page.getByText('已启用，自').waitFor()
    await accessible(page, 'the second factor on the phone')
    await page.setViewportSize(OFFICE)
  })
  await onNewPhone(async (page) => {
    await page.getByLabel(/^账号/).fill('auditor')
    await page.getByLabel(/^密码/).fill(world.accounts.auditor.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByLabel(/^验证码/).waitFor()
    await accessible(page, 'a sign-in on the phone that asks for a code')
    await page.getByLabel(/^验证码/).fill('000000')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel(/^验证码/).fill(codeOf(secret, 1))
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '今天要做的' }).waitFor()
  })
  await atOffice('admin', async (page) => {
    await page.goto('/accounts?search=auditor')
    await page.getByRole('button', { name: /^移除身份验证器/ }).click()
    await page.getByLabel(/^原因/).fill('手机丢失')
    await page.getByRole('button', { name: '移除', exact: true }).click()
    await page.getByText('身份验证器已移除').waitFor()
    await page.getByRole('button', { name: /^移除身份验证器/ }).waitFor({ state: 'detached' })
    equal((await ask(page, '/second-factor-policy')).body.required, false, 'the policy of the demo city')
    await page.getByRole('button', { name: '要求使用身份验证器' }).click()
    await page.getByText('要先添加身份验证器才能继续使用系统').waitFor()
    await page.getByRole('button', { name: '取消' }).click()
    ok(await page.getByRole('button', { name: '要求使用身份验证器' }).isVisible(), 'nothing was switched')
  })
})

/* Whoever is held adds one and goes on; the administrator, too, who then lets everybody go again. */
async function addHeld(page, login) {
  await page.getByText('本单位要求局内账号使用身份验证器').waitFor()
  await accessible(page, `${login} is held until a second factor is there`)
  await page.getByRole('button', { name: '添加身份验证器' }).click()
  await page.locator('code').waitFor()
  const secret = await secretOn(page)
  await stepLasts(page)
  await page.getByLabel(/^验证码/).fill(codeOf(secret, -1))
  await page.getByRole('button', { name: '启用' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  return secret
}

test('second factor: a bureau that requires it holds its people at sign-in until they have added one, and then lets them work', async () => {
  await atOffice('admin', async (page) => {
    await page.goto('/accounts')
    await page.getByRole('button', { name: '要求使用身份验证器' }).click()
    await page.getByRole('button', { name: '确定打开' }).click()
    const own = await addHeld(page, 'admin')
    const held = await person(world.browser, world.server, OFFICE)
    await held.page.goto('/login')
    await held.page.getByLabel(/^账号/).fill('countyleader')
    await held.page.getByLabel(/^密码/).fill(world.accounts.countyleader.password)
    await held.page.getByRole('button', { name: '登录' }).click()
    await held.page.waitForURL(/second-factor/)
    await held.page.goto('/hazards')
    await held.page.waitForURL(/second-factor/) // nothing else opens
    equal((await ask(held.page, '/hazards?limit=1')).status, 403, 'nor does the server answer')
    const secret = await addHeld(held.page, 'countyleader')
    await held.page.getByRole('link', { name: '隐患台账' }).click()
    await held.page.getByRole('heading', { level: 1, name: '隐患台账' }).waitFor()
    await held.page.getByRole('button', { name: '退出' }).click()
    await held.page.waitForURL(/\/login/)
    await held.page.getByLabel(/^账号/).fill('countyleader')
    await held.page.getByLabel(/^密码/).fill(world.accounts.countyleader.password)
    await held.page.getByRole('button', { name: '登录' }).click()
    await held.page.getByLabel(/^验证码/).fill(codeOf(secret))
    await held.page.getByRole('button', { name: '登录' }).click()
    await held.page.waitForURL((url) => url.pathname === '/')
    equal(held.trouble.filter((one) => !one.includes('403')), [], 'CSP violations and errors')
    await held.context.close()
    await page.goto('/accounts?search=countyleader')
    await page.getByRole('button', { name: '不再要求身份验证器' }).click()
    await page.getByText('不再要求身份验证器').first().waitFor()
    await takeAway(page, 'countyleader')
    await page.goto('/second-factor') // of one's own, with a code
    await page.getByRole('button', { name: '移除', exact: true }).click()
    await page.getByLabel(/^当前验证码/).fill(codeOf(own))
    await page.getByRole('button', { name: '移除', exact: true }).click()
    await page.getByText('尚未添加').waitFor()
  })
})

async function takeAway(page, login) {
  await page.goto(`/accounts?search=${login}`)
  await page.getByRole('button', { name: /^移除身份验证器/ }).first().click()
  await page.getByLabel(/^原因/).fill('测试结束')
  await page.getByRole('button', { name: '移除', exact: true }).click()
  await page.getByText('身份验证器已移除').waitFor()
}
