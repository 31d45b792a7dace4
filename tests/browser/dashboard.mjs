import { accessible, equal, ok, test } from './harness.mjs'
import { ask, atOffice, totalOf } from './world.mjs'

const numberOf = (text) => Number(text.replace(/[^\d]/g, ''))
const linksOf = (place) => place.locator('a').evaluateAll((all) => all.map((a) => ({ text: a.textContent.trim(), to: a.getAttribute('href') })))

// A count is the length of its list. People, cases and measures are what the records of the list say, added up, and days of groups
// are shared by visits; a mean and a rate are made of counts.
const isSum = (label) => /人次$|受众|举措|检查组天|事故死亡|事故受伤|病例/.test(label)
const counted = (link) => /^[\d,]+$/.test(link.text) || /[\d,]+ (家|项|次|人)$/.test(link.text)

test('dashboard: every number opens a list of exactly that many records', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    const cards = page.locator('li.figure')
    await cards.first().waitFor()
    const counts = []
    for (const card of await cards.all()) {
      const label = await card.locator('.label').textContent()
      if (!isSum(label) && !label.startsWith('平均')) counts.push(...(await linksOf(card)).filter(counted))
    }
    ok(counts.length >= 15, `${counts.length} numbers with a list`)
    for (const { text, to } of counts) {
      await page.goto(to)
      equal(await totalOf(page), numberOf(text), `${text} -> ${to}`)
    }
  })
})

test('dashboard: what became of last month is told by its end, or by a later day', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    equal(await page.getByLabel('统计日').count(), 0, 'a period that runs is told by today')
    await page.getByRole('button', { name: '上月' }).click()
    const card = page.locator('li.figure').filter({ hasText: '其中已销号' }).first()
    const closed = async () => numberOf((await linksOf(card))[0].text)
    await page.getByText(/数据截至 \d{4}-\d{2}-(28|29|30|31)/).waitFor()
    const then = await closed()
    const today = (await ask(page, '/session')).body.today
    await page.getByLabel('统计日').fill(today)
    await page.getByText(`数据截至 ${today}`).waitFor()
    const now = await closed()
    ok(now > then, `closed by today ${now}, by the end of the month ${then}`)
    await page.goto((await linksOf(card))[0].to)
    equal(await totalOf(page), now, 'the list behind it')
  })
})

test('dashboard: person-times are the team sizes of the visits they open', async () => {
  await atOffice('city', async (page) => {
    const board = (await ask(page, '/figures/board')).body
    const figure = board.figures.find((one) => one.id === 'inspector_person_times')
    const visits = (await ask(page, `/inspections?${figure.query}&limit=200`)).body
    equal(visits.items.reduce((sum, visit) => sum + visit.team_size, 0), figure.value, '检查人次')
    const training = board.figures.find((one) => one.id === 'training_people')
    const sessions = (await ask(page, `/activities?${training.query}&limit=200`)).body
    ok(sessions.items.length > 0 && sessions.items.length === sessions.total, 'all sessions of training')
    equal(sessions.items.reduce((sum, session) => sum + (session.people ?? 0), 0), training.value, '培训人次')
  })
})

test('dashboard: the table by county, type and area links every number to its list', async () => {
  await atOffice('city', async (page) => {
    for (const by of ['county', 'institution_type', 'area', 'severity', 'source', 'month']) {
      await page.goto(`/dashboard?by=${by}`)
      const table = page.locator('table').last()
      await table.locator('tbody tr').first().waitFor()
      const heads = await table.locator('thead th').allTextContents()
      const cells = await table.locator('tbody tr').nth(1).locator('th, td').all()
      const links = []
      for (const [at, cell] of cells.entries()) if (!isSum(heads[at].trim())) links.push(...(await linksOf(cell)))
      const counts = links.filter(counted)
      ok(counts.length >= 2, `numbers in a row by ${by}: ${JSON.stringify(links)}`)
      for (const { text, to } of counts) {
        await page.goto(to)
        equal(await totalOf(page), numberOf(text), `${by}: ${text} -> ${to}`)
      }
    }
  })
})

test('export: a ledger comes as .xlsx', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/hazards?unresolved=true&not_void=true')
    await totalOf(page)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
    ok(download.suggestedFilename().endsWith('.xlsx'), download.suggestedFilename())
    const stream = await download.createReadStream()
    let first
    for await (const part of stream) { first = part; break }
    equal(first.subarray(0, 2).toString(), 'PK', 'a zip')
  })
})

test('dashboard: ages of what is overdue and the heat table open lists of exactly that many', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    const ages = page.getByRole('heading', { name: '逾期时长' }).locator('xpath=ancestor::section[1]')
    await ages.locator('tbody tr').nth(4).waitFor()
    const heat = page.getByRole('region', { name: '领域与县热力表' })
    await heat.locator('tbody tr').nth(11).waitFor()
    const links = [...(await linksOf(ages)), ...(await linksOf(heat.locator('tbody tr').nth(1)))]
    ok(links.length > 8, `${links.length} numbers`)
    for (const { text, to } of links.filter(counted)) {
      await page.goto(to)
      equal(await totalOf(page), numberOf(text), `${text} -> ${to}`)
    }
  })
})

test('dashboard: a chart is saved as a picture, the trend says how it changed', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/dashboard')
    const trend = page.getByRole('heading', { name: '隐患趋势' }).locator('xpath=ancestor::section[1]')
    const [download] = await Promise.all([page.waitForEvent('download'), trend.getByRole('button', { name: '下载图片' }).click()])
    ok(download.suggestedFilename().endsWith('.png'), download.suggestedFilename())
    await trend.getByText('用表格查看').click()
    ok((await trend.locator('tbody tr').last().textContent()).includes('%'), 'a change in percent')
  })
})

test('wall: large numbers that open their lists, asked again without an answer while nothing changed', async () => {
  await atOffice('city', async (page) => {
    await page.clock.install()
    await page.goto('/wall')
    const big = page.getByRole('list', { name: '指标' })
    await big.getByRole('link').first().waitFor()
    const asked = Promise.all(['board', 'breakdown'].map((what) => page.waitForResponse((reply) => reply.url().includes(`/figures/${what}`))))
    await page.clock.runFor(61_000)
    equal((await asked).map((reply) => reply.status()), [304, 304], 'nothing has changed')
    await accessible(page, '/wall')
    const { text, to } = (await linksOf(big)).filter(counted)[0]
    await page.goto(to)
    equal(await totalOf(page), numberOf(text), `${text} -> ${to}`)
  })
})
