import { equal, test } from './harness.mjs'
import { ask, onPhone, world } from './world.mjs'
import { failItem, passTheRest, recheckAll } from './visit.mjs'
import { submitRectification } from './rectify.mjs'

let found = []

test('self-check: failed items become hazards of source 自查, and the month is done', async () => {
  await onPhone('principal', async (page) => {
    await page.getByRole('link', { name: '本机构' }).click()
    await page.getByRole('button', { name: '开始自查', exact: true }).click()
    await page.locator('fieldset.item').first().waitFor()
    const uuid = page.url().split('/').pop()
    await recheckAll(page)
    await failItem(page, 2, '应急灯不亮')
    await failItem(page, 3, '插座面板破损')
    await passTheRest(page)
    await page.getByRole('button', { name: '检查并提交' }).click()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText(/服务器已收到/).first().waitFor()
    const check = (await ask(page, `/inspections/${uuid}`)).body
    equal([check.level, check.kind, check.led_by_principal, check.items_failed], ['institution', 'self', true, 2], 'the self-check')
    found = check.hazards.map((hazard) => hazard.uuid)
    for (const one of found) {
      const hazard = (await ask(page, `/hazards/${one}`)).body
      equal([hazard.source, hazard.severity, hazard.state, hazard.institution_name], ['self', 'general', 'open', world.accounts.principal.scope], 'its hazard')
    }
    const todo = (await ask(page, '/todo')).body
    equal(todo.counts.find((one) => one.kind === 'self_check').count, 0, 'self-checks still due this month')
  })
})

test('self-check: the principal closes what the officer repaired, but not what the principal submitted', async () => {
  equal(found.length, 2, 'the self-check left two hazards')
  await onPhone('officer', async (page) => {
    await page.goto(`/m/hazards/${found[0]}`)
    await submitRectification(page, '已更换应急灯')
    equal((await ask(page, `/hazards/${found[0]}`)).body.may, [], 'what the officer may do next')
  })
  await onPhone('principal', async (page) => {
    await page.goto(`/m/hazards/${found[0]}`)
    await page.getByRole('button', { name: '销号' }).click()
    await page.getByLabel('复查结果（必填）').fill('应急灯已亮')
    await page.getByRole('button', { name: '确认销号' }).click()
    await page.getByText('已销号', { exact: true }).first().waitFor()
    await page.goto(`/m/hazards/${found[1]}`)
    await submitRectification(page, '已更换插座')
    equal((await ask(page, `/hazards/${found[1]}`)).body.may.includes('close'), false, 'closing is offered to whoever submitted')
    equal(await closeAnyway(page, found[1]), { status: 403, code: 'hazard.own_rectification' }, 'closing what one submitted')
  })
})

const closeAnyway = (page, uuid) => page.evaluate(async (one) => {
  const me = await (await fetch('/api/v1/session')).json()
  const hazard = await fetch(`/api/v1/hazards/${one}`)
  const answer = await fetch(`/api/v1/hazards/${one}/close`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf, 'If-Match': hazard.headers.get('ETag') },
    body: JSON.stringify({ event: crypto.randomUUID(), device_at: new Date().toISOString(), result: '已整改' }),
  })
  return { status: answer.status, code: (await answer.json()).code }
}, uuid)
