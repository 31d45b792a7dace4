import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, totalOf } from './world.mjs'

const numberOf = (text) => Number(text.replace('−', '-').replace(/[^\d-]/g, ''))

/** Those that the demo city has frozen: of this year, or of the last one early in a year. */
export async function frozenPeriods(page) {
  const { year, items } = (await ask(page, '/periods')).body
  const before = (await ask(page, `/periods?year=${year - 1}`)).body
  return [...items, ...before.items].filter((one) => one.state === 'frozen')
}

async function openPeriod(page, code) {
  await page.goto(`/periods/${code}`)
  await page.getByRole('heading', { name: /指标$/, level: 1 }).waitFor()
  return (await ask(page, `/periods/${code}`)).body
}

test('period: a frozen number opens the records of then, and its difference a list that adds up', async () => {
  await atOffice('cityleader', async (page) => {
    const code = (await frozenPeriods(page))[0].code
    const period = await openPeriod(page, code)
    const found = period.figures.find((one) => one.id === 'hazards_found')
    await page.getByRole('link', { name: /^排查隐患封账数/ }).click()
    equal(await totalOf(page), found.frozen_numerator, 'records of the frozen number')
    const changed = period.figures.filter((one) => one.numerator_change && one.frozen_denominator === null)
    ok(changed.length > 0, 'the demo city has late changes')
    for (const figure of changed) {
      await page.goto(`/periods/${code}/differences?figure=${figure.id}&limit=200`)
      const card = page.getByText(/现数减封账数/)
      await card.waitFor()
      equal(numberOf(await card.locator('strong').textContent()), figure.live_numerator - figure.frozen_numerator, figure.label)
      const lines = await page.getByRole('table').locator('tbody tr td.end').allTextContents()
      equal(lines.map(numberOf).reduce((sum, one) => sum + one, 0), figure.numerator_change, `${figure.label}: the lines add up`)
    }
  })
})

test('period: 履职完成率 is frozen share by share: a record two clicks from the list, and differences that add up', async () => {
  await atOffice('cityleader', async (page) => {
    const code = (await frozenPeriods(page))[0].code
    const figure = (await openPeriod(page, code)).figures.find((one) => one.id === 'duty_fulfilment')
    ok(figure.frozen_denominator > 500, `shares frozen: ${figure.frozen_denominator}`)
    await page.getByRole('link', { name: /^履职完成率封账分母/ }).click()
    equal(await totalOf(page), figure.frozen_denominator, 'shares of the frozen denominator')
    await openPeriod(page, code)
    await page.getByRole('link', { name: /^履职完成率封账数/ }).click()
    equal(await totalOf(page), figure.frozen_numerator, 'shares of the frozen number')
    await page.getByRole('button', { name: /看记录/ }).first().click()
    await page.getByRole('region', { name: /履职记录/ }).getByRole('link').first().click()
    await page.waitForURL(/\/(inspections|activities|hazards)\//)
    await openPeriod(page, code)
    await page.getByRole('link', { name: /^履职完成率差异：分子/ }).click()
    const card = page.getByText(/现数减封账数/)
    await card.waitFor()
    equal(numberOf(await card.locator('strong').textContent()), figure.numerator_change, 'the difference')
    const lines = await page.getByRole('table').locator('tbody tr td.end').allTextContents()
    equal(lines.map(numberOf).reduce((sum, one) => sum + one, 0), figure.numerator_change, 'the lines add up')
    await page.getByText('逾期未完成 → 已完成').first().waitFor()
    await page.getByText('已完成 → 逾期未完成').first().waitFor()
    await page.getByText('盘点表是上一季度的，登记有误').first().waitFor()
  })
})

test('period: the county confirms, the city freezes with a reason, and the number stays although a late record arrives', async () => {
  await atOffice('countyleader', async (page) => {
    await page.goto('/periods')
    const due = (await ask(page, '/periods')).body.items.filter((one) => one.state === 'open' && one.kind === 'month').at(-1)
    ok(due, 'a month that waits for this county')
    await page.getByRole('link', { name: `${due.label}去确认` }).click()
    await page.getByRole('button', { name: '确认本县指标' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('说明').fill('已逐项核对')
    await dialog.getByRole('button', { name: '确认' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('已逐项核对').waitFor()
  })
  await atOffice('cityleader', async (page) => {
    const due = (await ask(page, '/periods')).body.items.filter((one) => one.kind === 'month' && one.state === 'open').at(-1)
    await openPeriod(page, due.code)
    await page.getByRole('button', { name: '封账', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '封账' }).click()
    await dialog.getByText(/「未齐即封账的理由」必填/).first().waitFor()
    await dialog.getByLabel(/理由/).fill('年末赶报，两县补确认')
    await dialog.getByRole('button', { name: '封账' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('已封账', { exact: true }).waitFor()
    const after = (await ask(page, `/periods/${due.code}`)).body
    equal(after.row.override_reason, '年末赶报，两县补确认', 'why not all had confirmed')
    equal(after.figures.filter((one) => one.numerator_change).length, 0, 'nothing differs yet')
  })
})
