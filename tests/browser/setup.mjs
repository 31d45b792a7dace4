import { dataDirectory, equal, OFFICE, person, removeDirectory, startServer, test } from './harness.mjs'
import { world } from './world.mjs'

test('setup: an empty directory becomes a working system through the first-steps page', async () => {
  const dir = dataDirectory(null)
  const server = await startServer(dir)
  try {
    const token = server.printed().match(/^\s+([0-9a-f]{32})$/m)[1]
    const who = await person(world.browser, server, OFFICE)
    const { page } = who
    await page.goto('/setup')
    await page.getByLabel(/一次性口令/).fill(token)
    await page.getByLabel(/^账号/).fill('root.admin')
    await page.getByLabel(/^姓名/).fill('管理员')
    await page.getByLabel(/^密码/).fill('Start#2026ok')
    await page.getByLabel(/再输入一次密码/).fill('Start#2026ok')
    await page.getByRole('button', { name: '建立' }).click()
    await page.getByRole('heading', { name: '粘贴登记区划' }).waitFor()
    await page.getByLabel(/每行一个/).fill('520100 测试市\n520102 东城区\n520102001 城关街道')
    await page.getByRole('button', { name: '保存 3 个区划' }).click()
    await page.getByText('第 3 行：城关街道（镇(街道)）已保存').waitFor()
    await page.getByText('现有 1 个县（市、区）').waitFor()
    await page.reload()
    const state = await page.evaluate(async () => (await fetch('/api/v1/setup')).json())
    equal([state.needs_administrator, state.has_city, state.counties, state.checklist_published], [false, true, 1, false], 'setup state')
    const again = await page.evaluate(async (used) => {
      const reply = await fetch('/api/v1/setup/administrator', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: used, login: 'second', name: '第二人', password: 'Start#2026ok' }),
      })
      return reply.status
    }, token)
    equal(again, 403, 'the token is used up')
    equal(who.trouble, [], 'CSP violations and errors')
    await who.context.close()
  } finally {
    await server.stop()
    removeDirectory(dir)
  }
})
