import { equal, test } from './harness.mjs'
import { ask, onPhone, world } from './world.mjs'
import { failItem, passTheRest, recheckAll } from './visit.mjs'

test('self-check: a failed item becomes a hazard of source 自查, counted for this month', async () => {
  await onPhone('principal', async (page) => {
    await page.getByRole('link', { name: '本机构' }).click()
    await page.getByRole('button', { name: '月度自查' }).or(page.getByRole('heading', { name: '开始自查' })).first().waitFor()
    await page.getByRole('button', { name: '开始自查', exact: true }).click()
    await page.locator('fieldset.item').first().waitFor()
    const uuid = page.url().split('/').pop()
    await recheckAll(page)
    await failItem(page, 2, '应急灯不亮')
    await passTheRest(page)
    await page.getByRole('button', { name: '检查并提交' }).click()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText(/服务器已收到/).first().waitFor()
    const check = (await ask(page, `/inspections/${uuid}`)).body
    equal([check.level, check.kind, check.led_by_principal, check.items_failed], ['institution', 'self', true, 1], 'the self-check')
    const hazard = (await ask(page, `/hazards/${check.hazards[0].uuid}`)).body
    equal([hazard.source, hazard.severity, hazard.state, hazard.institution_name], ['self', 'general', 'open', world.accounts.principal.scope], 'its hazard')
  })
})
