import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, onPhone, totalOf, world } from './world.mjs'

test('duty: every number of the board opens a list of exactly that many subjects, and a subject its records', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/duties/board')
    const table = page.getByRole('table')
    await table.waitFor()
    const links = await table.locator('tbody tr').first().locator('td a').evaluateAll((all) => all.map((a) => ({ text: a.textContent.trim(), to: a.getAttribute('href') })))
    const counted = links.filter((link) => /\d+$/.test(link.text))
    ok(counted.length >= 13, `numbers in the first row: ${counted.length}`)
    for (const { text, to } of counted.slice(-6)) {
      await page.goto(to)
      equal(await totalOf(page), Number(text.match(/\d+$/)[0]), `${text} -> ${to}`)
    }
    await page.goto('/duties/subjects?code=D4&status=met')
    await page.getByRole('button', { name: /看记录/ }).first().click()
    const proof = page.getByRole('region', { name: /履职记录/ }).getByRole('link').first()
    await proof.click()
    await page.waitForURL(/\/activities\//)
    await page.getByText('应急演练').first().waitFor()
  })
})

test('duty: 履职完成率 from the dashboard to its list and a record in two clicks, every number as long as its list', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    await page.getByRole('link', { name: /^履职完成率 .*，查看明细/ }).waitFor()
    const asked = '/duties/fulfilment?from=2026-01-01&to=2026-10-31'
    const { body } = await ask(page, asked)
    ok(body.total.owed > 100, `owed: ${body.total.owed}`)
    equal(body.places.reduce((sum, row) => sum + row.met, 0), body.total.met, 'met by place')
    await page.goto(asked)
    const row = page.getByRole('region', { name: '按履职要求' }).getByRole('row', { name: /^D4 / })
    await row.waitFor()
    const links = await row.getByRole('link').evaluateAll((all) => all.map((a) => ({ text: a.textContent.trim(), to: a.getAttribute('href') })))
    equal(links.length, 4, 'numbers of D4')
    for (const { text, to } of links) {
      await page.goto(to)
      if (text !== '0') equal(await totalOf(page), Number(text.replace(/,/g, '')), `${text} -> ${to}`)
    }
    await page.goto(links[1].to)
    await page.getByRole('button', { name: /看记录/ }).first().click()
    await page.getByRole('region', { name: /履职记录/ }).getByRole('link').first().click()
    await page.waitForURL(/\/activities\//)
  })
})

test('duty: 履职完成率 against its targets: the city’s, and where a county has its own, that one', async () => {
  await atOffice('city', async (page) => {
    const { items } = (await ask(page, '/targets')).body
    const own = items.find((one) => one.figure === 'duty_fulfilment' && one.county)
    const ofCity = items.find((one) => one.figure === 'duty_fulfilment' && !one.county)
    await page.goto('/dashboard')
    await page.getByRole('listitem').filter({ hasText: '履职完成率' }).getByText(`前达到 ${ofCity.value}%`).waitFor()
    await page.goto('/duties/fulfilment')
    await page.getByRole('list', { name: '合计' }).getByText(`前达到 ${ofCity.value}%`).waitFor()
    await page.getByRole('img', { name: /单位按履职完成率由低到高/ }).waitFor()
    const table = page.getByRole('region', { name: '按单位' })
    const goals = await table.getByRole('row').filter({ hasText: own.county_name }).textContent()
    ok(goals.includes(`${own.value}%，`), `the county's own target: ${goals}`)
    equal(await table.getByText(`${ofCity.value}%，`).count(), 12, 'places bound by the city')
  })
})

test('duty: a county sees its own bureau and institutions, before the deadline', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/duties/board')
    await page.getByRole('columnheader', { name: '石麓县' }).waitFor()
    equal(await page.getByRole('columnheader', { name: '市本级' }).count(), 0, 'the city bureau')
    await page.getByRole('button', { name: '只看将逾期和逾期' }).click()
    await page.getByText(/将逾期/).first().waitFor()
  })
})

test('duty: the institution logs a drill from the phone and has done what was asked', async () => {
  let before
  await onPhone('officer', async (page) => {
    const uuid = (await ask(page, '/session')).body.institution
    await page.getByRole('link', { name: '本机构' }).click()
    await page.getByRole('heading', { name: '本期该做什么' }).waitFor()
    before = (await ask(page, `/institutions/${uuid}/duties`)).body
    await page.goto('/m/activities/new/emergency_drill')
    await page.getByLabel('名称（必填）').fill('夜间疏散演练')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('请填写参加人数').waitFor()
    await page.getByLabel('参加人数（必填）').fill('26')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('heading', { name: '本期该做什么' }).waitFor()
    await page.getByText(/服务器已收到/).first().waitFor()
    const after = (await ask(page, `/institutions/${uuid}/duties`)).body
    const drill = after.items.find((one) => one.duty.code === 'D4')
    equal([drill.status, drill.done], ['met', before.items.find((one) => one.duty.code === 'D4').done + 1], 'the drill of the half-year')
    const list = (await ask(page, '/activities?kind=emergency_drill&limit=1')).body
    equal([list.items[0].title, list.items[0].people], ['夜间疏散演练', 26], 'the drill in the ledger')
  })
  ok(world.accounts.officer, 'an officer')
})

test('duty: the office logs an activity of its bureau and voids it with a reason', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/activities')
    await page.getByRole('button', { name: '登记活动' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(/^活动类型/).selectOption('fire_drill')
    await form.getByLabel(/^名称/).fill('机关消防演练')
    await form.getByLabel(/^参加人数/).fill('31')
    await form.getByRole('button', { name: '登记', exact: true }).click()
    await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/)
    await page.getByText('石麓县民政局').first().waitFor()
    await page.getByRole('button', { name: '作废这次活动' }).click()
    await page.getByLabel(/^作废原因/).fill('重复登记')
    await page.getByRole('button', { name: '作废', exact: true }).click()
    await page.getByText('作废原因', { exact: true }).waitFor()
    equal((await ask(page, '/activities?state=void')).body.total, 1, 'voided activities')
  })
})

test('duty: the city sets a new version for the next period', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/duties')
    await page.getByRole('button', { name: /^修改\s*D4$/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(/^次数/).fill('2')
    await form.getByRole('button', { name: '保存新版本' }).click()
    await page.getByText('将生效').first().waitFor()
    const list = (await ask(page, '/duties')).body.items.filter((one) => one.code === 'D4')
    equal(list.map((one) => [one.number, one.threshold, one.current]), [[2, 2, false], [1, 1, true]], 'versions of D4')
  })
})
