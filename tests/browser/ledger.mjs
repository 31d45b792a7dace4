import { readFileSync } from 'node:fs'
import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, totalOf } from './world.mjs'

test('ledger: a filter is kept under a name on the server, opened again elsewhere, and dropped', async () => {
  let kept = 0
  await atOffice('county', async (page) => {
    await page.goto('/hazards?state=open&severity=major')
    const total = await totalOf(page)
    await page.getByRole('button', { name: '存为常用筛选' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('当前条件：等级：重大；状态：整改中').waitFor()
    await dialog.getByLabel('名称 *').fill('本县重大')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('group', { name: '常用筛选' }).getByRole('button', { name: '本县重大', exact: true, pressed: true }).waitFor()
    kept = total
  })
  await atOffice('county', async (page) => {
    await page.goto('/hazards')
    await page.getByRole('button', { name: '本县重大', exact: true }).click()
    await page.getByRole('button', { name: '本县重大', exact: true, pressed: true }).waitFor()
    equal(new URL(page.url()).searchParams.get('severity'), 'major', 'the address')
    equal(await totalOf(page), kept, 'the same list on another day')
    await page.getByRole('button', { name: '删去常用筛选 本县重大' }).click()
    await page.getByRole('button', { name: '本县重大', exact: true }).waitFor({ state: 'hidden' })
    equal((await ask(page, '/saved-filters?ledger=hazards')).body.items, [], 'nothing is left on the server')
  })
})

/* Holds the file back once the server has made it, until its progress has been seen. */
async function heldBack(page, file) {
  let release
  const held = new Promise((done) => (release = done))
  await page.route(file, async (route) => {
    const reply = await route.fetch()
    await held
    await route.fulfill({ response: reply })
  })
  return release
}

for (const [ledger, query, title, file] of [
  ['hazards', '?severity=major', '隐患台账', '**/hazards.xlsx*'],
  ['inspections', '', '检查台账', '**/inspections.xlsx*'],
  ['institutions', '', '机构台账', '**/institutions.xlsx*'],
]) {
  test(`ledger: ${ledger} are exported, the progress is seen, and the file arrives with every row`, async () => {
    await atOffice('city', async (page) => {
      await page.goto(`/${ledger}${query}`)
      const total = await totalOf(page)
      const release = await heldBack(page, file)
      const watched = page.waitForRequest('**/api/v1/progress/*')
      const arrives = page.waitForEvent('download')
      await page.getByRole('button', { name: '导出 Excel' }).click()
      const uuid = (await watched).url().split('/').pop()
      await page.getByRole('status').getByText('正在下载…').waitFor()
      release()
      const download = await arrives
      equal(readFileSync(await download.path()).subarray(0, 2).toString('latin1'), 'PK', 'a workbook')
      ok(download.suggestedFilename().startsWith(`${title}-`), download.suggestedFilename())
      const view = (await ask(page, `/progress/${uuid}`)).body
      equal([view.state, view.rows_done, view.rows_total], ['done', total, total], 'every row of the filter')
      await page.getByRole('status').getByText('正在下载…').waitFor({ state: 'hidden' })
    })
  })
}

test('ledger: the board shows one column a state, overdue first, and every count opens its list', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/board')
    for (const title of ['整改中', '待复查', '已移交', '已销号']) await page.getByRole('region', { name: title }).waitFor()
    const open = page.getByRole('region', { name: '整改中' })
    const late = (await ask(page, '/hazards?overdue=true&limit=1')).body.total
    await open.getByRole('link', { name: `逾期 ${late} 项` }).waitFor()
    const rows = (await ask(page, '/hazards?state=open&sort=deadline&limit=20')).body.items
    equal(await open.locator('li.hazard > a').allTextContents(), rows.map((row) => row.description), 'the most pressing first')
    const total = (await ask(page, '/hazards?state=submitted&limit=1')).body.total
    await page.getByRole('region', { name: '待复查' }).getByRole('heading').getByRole('link').click()
    equal(await totalOf(page), total, 'the list behind the count')
  })
})
