import { createServer } from 'node:http'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { accessible, accountsOf, dataDirectory, equal, OFFICE, ok, person, removeDirectory, startServer, test } from './harness.mjs'
import { ask, atOffice, onPhone, world } from './world.mjs'

/** A hazard of the principal's institution, found and due today: its institution and the county are told within seconds. */
async function remind(page) {
  const home = (await ask(page, `/institutions?limit=200&search=${encodeURIComponent(world.accounts.principal.scope)}`)).body.items[0].uuid
  const before = (await ask(page, '/inbox/unread')).body.unread
  const status = await page.evaluate(async (institution) => {
    const me = await (await fetch('/api/v1/session')).json()
    const reply = await fetch(`/api/v1/hazards/${crypto.randomUUID()}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf },
      body: JSON.stringify({
        institution, source: 'report', area: 'fire', severity: 'general', description: '安全出口上锁', found_on: me.today,
        found_at: new Date(Date.now() - 1000).toISOString(), deadline: me.today, before_photos: [],
      }),
    })
    return reply.status
  }, home)
  equal(status, 201, 'logging a hazard')
  const until = Date.now() + 20000
  while ((await ask(page, '/inbox/unread')).body.unread === before) ok(Date.now() < until, 'nobody was reminded')
  return before + 1
}

test('inbox: the bell counts what is unread; opening a record marks its message as read', async () => {
  await atOffice('county', async (page) => {
    const unread = await remind(page)
    await page.reload()
    await page.getByRole('link', { name: new RegExp(`^消息\\s*${unread}\\s*条未读`) }).click()
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor()
    await page.getByLabel('阅读情况').selectOption('true')
    await page.getByRole('button', { name: '查询' }).click()
    await page.waitForURL(/unread=true/)
    const title = page.getByRole('link', { name: `${world.accounts.principal.scope}：隐患今天到整改期限` }).first()
    await title.click()
    await page.waitForURL(/\/hazards\//)
    await page.getByText('安全出口上锁').first().waitFor()
    world.reminded = page.url().split('/').pop()
    equal((await ask(page, '/inbox/unread')).body.unread, unread - 1, 'unread after opening one')
  })
})

test('inbox: on the phone a message leads to its hazard and counts as read', async () => {
  await onPhone('principal', async (page) => {
    await page.getByRole('link', { name: /^消息.*未读/ }).click()
    const before = (await ask(page, '/inbox/unread')).body.unread
    await page.locator('.line.unread', { hasText: '隐患今天到整改期限' }).first().click()
    await page.waitForURL(/\/m\/hazards\//)
    const until = Date.now() + 15000 // at once, not when the runner comes by after a minute
    while ((await ask(page, '/inbox/unread')).body.unread !== before - 1) ok(Date.now() < until, 'the server never heard that it was read')
  })
})

test('inbox: the page of a hazard says which rung told how many, when, and how many have read it', async () => {
  await atOffice('county', async (page) => {
    const rungs = (await ask(page, `/hazards/${world.reminded}/reminders`)).body.items
    const due = rungs.find((one) => one.told)
    ok(due && due.told >= 2 && due.read >= 1, JSON.stringify(rungs))
    await page.goto(`/hazards/${world.reminded}`)
    const table = page.getByRole('region', { name: '升级提醒' })
    const row = table.getByRole('row').filter({ hasText: `第 ${due.rung} 级` })
    await row.getByText(`${due.told} 人，${due.read} 人已读`).waitFor()
    ok((await row.textContent()).includes(due.due_on), 'when it was told')
    equal(await table.getByRole('row').count(), 1 + rungs.length, 'a heading, and every rung')
    await accessible(page, 'a hazard with its reminders')
  })
})

test('ladder: the city sets when whom is told; a county sees it and cannot change it', async () => {
  await atOffice('city', async (page) => {
    await page.getByRole('link', { name: '升级提醒', exact: true }).click()
    const first = page.getByLabel('第 1 级期限后天数')
    await first.fill('5')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('应大于前一级（5 天）').waitFor()
    await first.fill('-5')
    await page.getByText('期限前 5 天').waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('升级提醒已保存').waitFor()
    const ladder = (await ask(page, '/ladder')).body
    equal([ladder.rungs[0].days, ladder.row_version], [-5, 2], 'the ladder on the server')
  })
  await atOffice('county', async (page) => {
    await page.goto('/ladder')
    ok(await page.getByLabel('第 1 级期限后天数').isDisabled(), 'a county cannot change the ladder')
    equal(await page.getByRole('button', { name: '保存' }).count(), 0, 'nothing to save')
  })
})

/** Somebody to send to: answers with an errcode the test sets. */
function robot() {
  const got = []
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      got.push({ url: request.url, body })
      reply.end(JSON.stringify({ errcode: robot.errcode ?? 0 }))
    })
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done({ got, port: server.address().port, close: () => server.close() })))
}

test('channel: set up in the office, tested, and its log says what became of it', async () => {
  const hook = await robot()
  try {
    await atOffice('admin', async (page) => {
      await page.getByRole('link', { name: '通知渠道', exact: true }).click()
      await page.getByRole('button', { name: '新增渠道' }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('button', { name: '保存' }).click()
      await form.getByText('请填写名称').waitFor()
      await form.getByLabel(/^单位/).selectOption({ label: '石麓县民政局' })
      await form.getByLabel(/^类型/).selectOption({ label: '企业微信机器人' })
      await form.getByLabel(/^名称/).fill('县局安全工作群')
      await form.getByLabel(/^机器人 Webhook 地址/).fill('ftp://127.0.0.1/')
      await form.getByRole('button', { name: '保存' }).click()
      await form.getByText(/应以 https:\/\/ 或 http:\/\/ 开头/).first().waitFor()
      await form.getByLabel(/^机器人 Webhook 地址/).fill(`http://127.0.0.1:${hook.port}/send?key=ROBOTKEY`)
      await form.getByRole('button', { name: '保存' }).click()
      await page.getByText(`http://127.0.0.1:${hook.port}/…`).waitFor()
      ok(!(await page.content()).includes('ROBOTKEY'), 'the address is not shown again')
      await page.getByRole('button', { name: '发测试消息 县局安全工作群' }).click()
      await page.waitForURL(/\/deliveries/)
      await page.locator('table').getByText('已送达').waitFor()
      equal(hook.got.length, 1, 'messages the robot got')
      equal(JSON.parse(hook.got[0].body).msgtype, 'text', 'what the robot got')
      equal(hook.got[0].url, '/send?key=ROBOTKEY', 'where it got it')
      robot.errcode = 93000
      await page.goto('/channels')
      await page.getByRole('button', { name: '发测试消息 县局安全工作群' }).click()
      await page.getByText('机器人未接受（错误码 93000）').waitFor()
      await page.getByRole('button', { name: '处理 民安测试消息' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click()
      await page.locator('table').getByText('已放弃').waitFor()
      await page.goto('/channels')
      await page.getByRole('button', { name: '停用 县局安全工作群' }).click()
      await page.getByRole('button', { name: '启用 县局安全工作群' }).waitFor()
    })
  } finally {
    robot.errcode = 0
    hook.close()
  }
})

/* As after a restore on another machine: the city of a backup, without the key file. */
async function restoredElsewhere(run) {
  const dir = dataDirectory(['--institutions', '24', '--months', '1', '--seed', '5'])
  await (await startServer(dir)).stop()
  rmSync(join(dir, 'secret.key'))
  const server = await startServer(dir)
  const who = await person(world.browser, server, OFFICE)
  try {
    await who.page.goto('/login')
    await who.page.getByLabel(/^账号/).fill('admin')
    await who.page.getByLabel(/^密码/).fill(accountsOf(dir).admin.password)
    await who.page.getByRole('button', { name: '登录' }).click()
    await who.page.waitForURL((url) => url.pathname === '/')
    await run(who.page)
    equal(who.trouble, [], 'CSP violations and errors')
  } finally {
    await who.context.close()
    await server.stop()
    removeDirectory(dir)
  }
}

test('channel: restored without its key file it says so, and works again once its address is entered', async () => {
  await restoredElsewhere(async (page) => {
    await page.goto('/channels')
    await page.getByText('1 个渠道的地址和密钥需要重新填写').waitFor()
    await accessible(page, 'a locked channel')
    await page.getByRole('button', { name: '修改 市局安全工作群（示例）' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText('请填写机器人 Webhook 地址').waitFor()
    await form.getByLabel(/^机器人 Webhook 地址/).fill('https://robot.invalid/send?key=NEU')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByText('渠道已修改').waitFor()
    await page.getByText('需要重新填写').waitFor({ state: 'hidden' })
    equal((await ask(page, '/channels')).body.items.map((one) => one.locked), [false], 'locked channels')
  })
})
