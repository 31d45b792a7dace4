import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, onPhone, totalOf } from './world.mjs'

const table = (page, name) => page.getByRole('region', { name }).locator('tbody tr')
const today = async (page) => (await ask(page, '/session')).body.today
const later = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

let planned // what the county planned, for the phone

test('plan: the first of 该去哪家 is planned, stands in the month, and is told by a paper that knows its plan', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/priorities?unplanned=true')
    const first = table(page, '该去哪家').first()
    await first.waitFor()
    const name = (await first.locator('a').first().textContent()).trim()
    const points = Number(await first.locator('strong').textContent())
    const reasons = await first.locator('.reasons .number').allTextContents()
    equal(reasons.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0), points, `the points of ${name}`)
    const day = later(await today(page), 12)
    await first.getByRole('button', { name: '安排检查' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(/^检查日期/).fill(day)
    await form.getByLabel('其他人员').fill('何工（消防救援大队）')
    await form.getByRole('button', { name: '安排', exact: true }).click()
    await page.getByText('检查已安排').waitFor()
    await page.goto(`/plans?month=${day.slice(0, 7)}&day=${day}`)
    await table(page, '检查安排').getByRole('link', { name }).click()
    await page.getByText('何工（消防救援大队）').waitFor()
    const address = page.url()
    await page.getByRole('button', { name: '出具检查通知书' }).click()
    const paper = page.getByRole('dialog')
    await paper.getByLabel('联系人及电话').fill('王科长 0999-1234567')
    await paper.getByRole('button', { name: '出具', exact: true }).click()
    await page.waitForURL(/\/papers\//)
    await page.getByRole('link', { name: '打开这次安排' }).click()
    await page.waitForURL(address)
    await page.getByText(/已通知（/).waitFor()
    const plan = (await ask(page, `/visit-plans/${address.split('/').pop()}`)).body
    equal([plan.state, plan.institution_name, plan.from_on, plan.team.length], ['noticed', name, day, 2], 'the plan')
    await page.getByRole('link', { name: plan.notice_number }).click()
    await page.waitForURL(`**/papers/${plan.notice}`)
    planned = plan
  })
})

test('plan: the arrow keys lead through the month, and a day shows its plans', async () => {
  await atOffice('county', async (page) => {
    await page.goto(`/plans?month=${planned.from_on.slice(0, 7)}&day=${later(planned.from_on, -1)}`)
    await page.locator(`[data-day="${later(planned.from_on, -1)}"]`).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL((url) => url.searchParams.get('day') === planned.from_on)
    await table(page, '检查安排').getByRole('link', { name: planned.institution_name }).waitFor()
    equal(await page.evaluate(() => document.activeElement.dataset.day), planned.from_on, 'the focus')
  })
})

test('plan: what is cancelled says why', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/plans/list?state=planned&source=hand')
    await table(page, '检查计划').first().locator('a').first().click()
    await page.getByRole('button', { name: '取消安排' }).click()
    await page.getByRole('button', { name: '取消这次检查' }).click()
    await page.getByText('请填写取消原因').waitFor()
    await page.getByLabel(/^取消原因/).fill('机构装修停业')
    await page.getByRole('button', { name: '取消这次检查' }).click()
    await page.getByText('安排已取消').waitFor()
    await page.getByText('机构装修停业').waitFor()
  })
})

test('plan: a draw plans what it drew, and anybody can repeat it', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/draws')
    await page.getByRole('button', { name: '新的抽取' }).click()
    await page.getByText(/名单：运营中的机构/).waitFor()
    await page.getByLabel('已有待查安排的').selectOption('也抽')
    await page.getByLabel('抽取家数').fill('2')
    await page.getByLabel('检查日期止').fill(later(await today(page), 20))
    await page.getByRole('button', { name: '开始抽取' }).click()
    await page.waitForURL(/\/draws\/[0-9a-f-]{36}$/)
    await table(page, '抽取结果').nth(1).waitFor()
    equal(await table(page, '抽取结果').count(), 2, 'institutions drawn')
    await page.getByRole('button', { name: '重新计算一遍' }).click()
    await page.getByText('复核一致').waitFor()
    const uuid = page.url().split('/').pop()
    await page.goto(`/plans/list?draw=${uuid}`)
    equal(await totalOf(page), 2, 'plans of the draw')
  })
})

test('plan: a key date is planned for every county once, and every number opens its list', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/key-dates')
    await page.getByRole('link', { name: '岁末年初安全检查' }).click()
    await page.getByRole('button', { name: '为各县安排全部检查' }).click()
    await page.getByText(/新安排了 \d+ 家。/).waitFor()
    const uuid = page.url().split('/').pop()
    const counties = (await ask(page, `/key-dates/${uuid}`)).body.counties
    ok(counties.every((one) => one.planned + one.visited >= one.institutions), 'every institution is planned or visited')
    await page.getByRole('button', { name: '为各县安排全部检查' }).click()
    await page.getByText('新安排了 0 家。').waitFor()
    const one = counties.find((county) => county.visited && county.visited < county.institutions)
    await page.goto(`/plans/list?key_date=${uuid}&county=${one.county}`)
    equal(await totalOf(page), one.planned, 'plans of a county')
    await page.goto(`/key-dates/${uuid}`)
    const row = page.getByRole('row').filter({ hasText: one.name })
    const link = await row.getByRole('cell').nth(4).locator('a').getAttribute('href')
    await page.goto(link)
    equal(await totalOf(page), one.institutions - one.visited, 'institutions still to be visited')
  })
})

test('plan: the phone shows my visits first, and one begins as it was planned', async () => {
  await onPhone('county', async (page) => {
    const mine = page.getByRole('region', { name: '我的检查安排' })
    const more = mine.getByRole('button', { name: /^另有 \d+ 次安排$/ })
    await more.waitFor()
    equal(await mine.getByRole('listitem').count(), 3, 'visits before what is pressing')
    await more.click()
    await mine.getByRole('link', { name: planned.institution_name }).click()
    await page.getByRole('button', { name: '日常检查', pressed: true }).waitFor()
    equal(new URL(page.url()).searchParams.get('plan'), planned.uuid, 'the plan it was opened from')
  })
})

test('plan: the city sets holidays and weights, the county reads them', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/plans/settings')
    await page.getByLabel('每家机构每年检查次数上限').fill('400')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('alert').getByText(/检查频次上限/).waitFor()
    await page.getByLabel('每家机构每年检查次数上限').fill('300')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('设置已保存').waitFor()
    await page.getByRole('button', { name: '下一年' }).click()
    await page.getByLabel(/^日期/).fill(`${Number((await today(page)).slice(0, 4)) + 1}-01-01`)
    await page.getByLabel(/^名称/).fill('元旦')
    await page.getByRole('button', { name: '写入' }).click()
    await page.getByText('已写入').waitFor()
  })
  await atOffice('county', async (page) => {
    await page.goto('/plans/settings')
    await page.getByText(/上限 300 次/).waitFor()
    equal(await page.getByRole('button', { name: '保存' }).count(), 0, 'the county changes nothing')
  })
})

async function setCeiling(times) {
  await atOffice('city', async (page) => {
    await page.goto('/plans/settings')
    await page.getByLabel('每家机构每年检查次数上限').fill(times)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('设置已保存').waitFor()
  })
}

test('plan: at the yearly ceiling the form says so and proposes to join a visit that is planned already', async () => {
  await setCeiling('1')
  await atOffice('county', async (page) => {
    const day = await today(page)
    const visits = (await ask(page, `/visit-plans?state=planned&level=county&source=key_date`)).body.items
    const visit = visits.find((one) => one.from_on.startsWith(day.slice(0, 4)))
    await page.goto('/plans')
    await page.getByRole('button', { name: '安排检查' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('机构 *').fill(visit.institution_name)
    await form.getByRole('list', { name: '机构查找结果' }).getByRole('button').first().click()
    await form.getByText('已达上限，请优先加入已有的检查。').waitFor()
    await form.getByLabel('检查类型').selectOption('routine')
    await form.getByLabel(/^检查日期/).fill(`${Number(day.slice(0, 4)) + 1}-01-08`)
    await form.getByText(/年已检查 0 次/).waitFor() // the next year's count
    await form.getByText('已达上限').waitFor({ state: 'detached' })
    await form.getByLabel(/^检查日期/).fill(day)
    await form.getByText('已达上限，请优先加入已有的检查。').waitFor()
    await form.getByRole('button', { name: '安排', exact: true }).click()
    await form.getByRole('alert').getByText(/达到每年 1 次的上限/).waitFor()
    await form.getByRole('list', { name: '可以加入的检查' }).getByRole('button').first().click()
    await page.getByText(`已加入 ${visit.institution_name} 的检查`).waitFor()
  })
  await setCeiling('300')
})

test('plan: an institution sees the visits announced to it at the office and on the phone, with the paper', async () => {
  await atOffice('officer', async (page) => {
    const visit = (await ask(page, '/visit-plans/announced')).body.items[0]
    ok(visit?.notice, 'a visit of the demo home is announced')
    const row = table(page, '将要来的检查').first()
    await row.getByText(visit.visit_on).waitFor()
    await row.getByRole('link', { name: visit.notice_number }).click()
    await page.waitForURL(`**/papers/${visit.notice}`)
    await page.getByText('检查通知书', { exact: true }).first().waitFor()
  })
  await onPhone('principal', async (page) => {
    const visit = (await ask(page, '/visit-plans/announced')).body.items[0]
    const card = page.getByRole('region', { name: '将要来的检查' })
    await card.getByText(/还有 \d+ 天/).waitFor()
    const [sheet] = await Promise.all([page.context().waitForEvent('page'), card.getByRole('link', { name: visit.notice_number }).click()])
    await sheet.getByText('我局定于').waitFor()
    await sheet.close()
  })
})
