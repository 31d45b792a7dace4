// drill.mjs: every number of the boards is a link to a list of exactly as many; every table is an .xlsx and a print of its own.
import { accessible, equal, ok, test } from './harness.mjs'
import { ask, atOffice, totalOf } from './world.mjs'

const lists = { '/plans/list': '/visit-plans' }

/** [{ text, href, heading }] of every link that shows a plain number, with what stands over its column. */
const numbersIn = (place) => place.getByRole('link').evaluateAll((links) => links
  .map((link) => {
    const cell = link.closest('td, th')
    const heading = cell?.closest('table').rows[0].cells[cell.cellIndex]?.textContent.trim()
    return { text: (link.childNodes[0]?.textContent ?? '').trim(), href: link.getAttribute('href'), heading }
  })
  .filter((one) => /(^|\s)[\d,]+$/.test(one.text)))

const countIn = (text) => Number(text.match(/[\d,]+$/)[0].replaceAll(',', ''))

/** How many records a list holds, or what those of a column that is a sum add up to. */
const held = (body, heading) => heading === '传染病病例' ? body.items.reduce((sum, one) => sum + one.cases, 0) : body.total

async function holdsExactly(page, found, where) {
  ok(found.length > 0, `${where} has numbers`)
  for (const { text, href, heading } of found) {
    const [path, query = ''] = href.split('?')
    const reply = await ask(page, `${lists[path] ?? path}?${query}${query ? '&' : ''}limit=${path === '/incidents' ? 200 : 1}`)
    equal([href, held(reply.body, heading)], [href, countIn(text)], `${where}: ${heading} ${text}`)
  }
}

/** One of them by hand: the page shows as many as the server counts. */
async function opensOne(page, found) {
  const one = found.find(({ text }) => countIn(text) > 0) ?? found[0]
  await page.goto(one.href)
  equal(await totalOf(page), countIn(one.text), `rows at ${one.href}`)
}

for (const by of ['county', 'institution_type', 'area', 'severity', 'source', 'month'])
  test(`drill: every number of the breakdown by ${by} opens exactly as many`, async () => {
    await atOffice('city', async (page) => {
      await page.goto(`/dashboard?by=${by}`)
      const table = page.getByRole('region', { name: '分项对比表' })
      await table.getByRole('row').nth(1).waitFor()
      const found = await numbersIn(table)
      await holdsExactly(page, found, `breakdown by ${by}`)
      await opensOne(page, found)
    })
  })

test('drill: heat table, ageing and trend open exactly as many', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    const heat = page.getByRole('region', { name: '领域与县热力表' })
    await heat.getByRole('row').nth(1).waitFor()
    await holdsExactly(page, await numbersIn(heat), 'heat table')
    const ageing = page.locator('section.card', { has: page.getByRole('heading', { name: '逾期时长' }) })
    await ageing.getByRole('link', { name: /^[\d,]+$/ }).first().waitFor()
    await holdsExactly(page, await numbersIn(ageing.getByRole('table')), 'ageing')
    await page.getByText('用表格查看（含环比、同比）').click()
    await holdsExactly(page, await numbersIn(page.getByRole('region', { name: '隐患趋势表' })), 'trend')
  })
})

test('drill: every number of the duty board opens exactly as many', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/duties/board')
    const table = page.getByRole('region', { name: '履职看板表' })
    await table.getByRole('row').nth(1).waitFor()
    const found = await numbersIn(table)
    await holdsExactly(page, found, 'duty board')
    await opensOne(page, found)
  })
})

test('drill: goals stand as lines in the ranking, with the gap of every county', async () => {
  await atOffice('city', async (page) => {
    const { body } = await ask(page, '/targets')
    const goal = body.items.find((one) => one.figure === 'rectification_rate' && !one.county)
    ok(goal, 'the demo city has a goal for rectification')
    await page.goto('/dashboard')
    const card = page.locator('section.card', { has: page.getByRole('heading', { name: /排名$/ }) })
    await card.getByText(`${goal.due_on} 前达到 ${goal.value}%`).waitFor()
    await card.getByText('用表格查看').click()
    const lines = await card.getByRole('listitem').allTextContents()
    ok(lines.length > 1 && lines.every((line) => /差 [\d.]+ 个百分点|已达到|—/.test(line)), `a gap in every line: ${lines.join('|')}`)
  })
})

const files = [
  ['/dashboard', '导出 Excel', '指标一览'],
  ['/dashboard', '分项对比导出 Excel', '分项对比'],
  ['/dashboard', '领域与县导出 Excel', '领域与县'],
  ['/dashboard', '逾期时长导出 Excel', '逾期时长'],
  ['/dashboard', '隐患趋势导出 Excel', '逐月走势'],
  ['/dashboard', '县(市、区)排名导出 Excel', '分项对比'],
  ['/targets', '导出 Excel', '年度目标'],
  ['/periods', '导出 Excel', '封账情况'],
  ['/duties/board', '导出 Excel', '履职看板'],
]
test('drill: every table of the boards is an .xlsx', async () => {
  await atOffice('city', async (page) => {
    for (const [path, name, file] of files) {
      await page.goto(path)
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()])
      ok(download.suggestedFilename().startsWith(file), `${path} ${name}: ${download.suggestedFilename()}`)
    }
  })
})

test('drill: one table alone is printed', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    await page.evaluate(() => { window.print = () => {} })
    await page.getByRole('button', { name: '打印逾期时长' }).click()
    await page.emulateMedia({ media: 'print' })
    ok(await page.getByRole('heading', { name: '逾期时长' }).isVisible(), 'the table asked for')
    equal(await page.getByRole('heading', { name: '领域与县' }).isVisible(), false, 'another table')
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    ok(await page.getByRole('heading', { name: '领域与县' }).isVisible(), 'all tables afterwards')
  })
})

test('drill: an auditor reads figures without a link to records, and what is frozen', async () => {
  await atOffice('auditor', async (page) => {
    await page.getByRole('link', { name: '封账的指标和口径差异' }).waitFor()
    await page.goto('/dashboard')
    const table = page.getByRole('region', { name: '分项对比表' })
    await table.getByRole('row').nth(1).waitFor()
    await page.getByRole('region', { name: '领域与县热力表' }).getByRole('row').nth(1).waitFor()
    const records = await page.getByRole('main').locator('a[href^="/hazards"], a[href^="/institutions"], a[href^="/inspections"]').count()
    equal(records, 0, 'links to records an auditor may not read')
    equal(await page.getByText('没有权限').count(), 0, 'refusals on the page')
    await accessible(page, 'the dashboard of an auditor')
  })
})
