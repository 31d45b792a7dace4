import { createHmac } from 'node:crypto'
import { accessible, equal, OFFICE, ok, PHONE, test } from './harness.mjs'
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

async function secretOn(page) {
  return (await page.locator('code').innerText()).replace(/\s/g, '')
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
    await page.getByLabel(/^验证码/).fill(codeOf(secret))
    await page.getByRole('button', { name: '启用' }).click()
    await page.getByText('已启用，自').waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/\/login/)
    await page.getByLabel(/^账号/).fill('auditor')
    await page.getByLabel(/^密码/).fill(world.accounts.auditor.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByLabel(/^验证码/).waitFor()
    await accessible(page, 'a sign-in that asks for a code')
    await page.getByLabel(/^验证码/).fill(codeOf(secret, 1)) // of the next step: this one's proved that the app is there
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('link', { name: '身份验证器' }).waitFor()
    await page.setViewportSize(PHONE)
    await page.goto('/m/second-factor')
    await page.getByText('已启用，自').waitFor()
    await accessible(page, 'the second factor on the phone')
    await page.setViewportSize(OFFICE)
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
