import { equal, OFFICE, person, test } from './harness.mjs'
import { atOffice, world } from './world.mjs'

test('sign in: a wrong password is refused in words, the right one opens 待办', async () => {
  const who = await person(world.browser, world.server, OFFICE)
  await who.page.goto('/')
  await who.page.waitForURL(/\/login/)
  await who.page.getByLabel(/^账号/).fill('county')
  await who.page.getByLabel(/^密码/).fill('wrong-Password1')
  await who.page.getByRole('button', { name: '登录' }).click()
  await who.page.getByText('账号或密码不正确').waitFor()
  await who.context.close()
  await atOffice('county', async (page) => {
    equal(await page.getByRole('heading', { level: 1 }).textContent(), '今天要做的', 'first page')
  })
})

test('sign out: the session is gone and the pages ask again', async () => {
  await atOffice('auditor', async (page) => {
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/\/login/)
    equal(await page.evaluate(async () => (await fetch('/api/v1/session')).status), 401, 'session after signing out')
  })
})
