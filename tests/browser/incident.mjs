import { accessible, equal, noSidewaysScroll, ok, OFFICE, PHONE, test } from './harness.mjs'
import { ask, atOffice, onPhone, picture, totalOf } from './world.mjs'

test('incident: the home reports from the phone with a photo, the county acknowledges and concludes, the city reads', async () => {
  let uuid
  await onPhone('officer', async (page) => {
    await page.getByRole('link', { name: '上报突发事件' }).click()
    await page.getByRole('button', { name: '立即上报' }).click()
    await page.getByText('请填写事件类型').waitFor()
    await accessible(page, 'the report on the phone')
    await noSidewaysScroll(page, 'the report on the phone')
    await page.getByRole('button', { name: '触电', exact: true }).click()
    await page.getByLabel('地点（必填）').fill('洗衣房')
    await page.getByLabel('事件经过（必填）').fill('护工操作洗衣机时触电，意识清楚')
    await page.getByLabel('已采取的措施（必填）').fill('切断电源，送医观察')
    await page.getByLabel('轻伤人数（没有不填）').fill('1')
    await page.locator('input[type=file]').first().setInputFiles(picture())
    await page.getByRole('button', { name: /照片/ }).first().waitFor()
    await page.getByRole('button', { name: '立即上报' }).click()
    await page.getByText(/服务器已收到/).first().waitFor()
    const row = (await ask(page, '/incidents?kind=electric_shock&acknowledged=false')).body.items[0]
    uuid = row.uuid
    equal([row.place, row.minor_injuries, row.late, row.accident_level], ['洗衣房', 1, false, 'general'], 'what was reported')
    await page.reload()
    await page.getByRole('link', { name: /触电/ }).first().click()
    await page.getByText('等待县局签收').waitFor()
    await accessible(page, 'an incident on the phone')
    await page.getByRole('button', { name: '续报' }).click()
    await page.getByLabel('续报内容（必填）').fill('伤者已返院，无大碍')
    await page.getByRole('button', { name: '确认续报' }).click()
    await page.getByText('伤者已返院，无大碍').waitFor()
  })
  await atOffice('county', async (page) => {
    const todo = (await ask(page, '/todo')).body.counts.find((one) => one.kind === 'incident').count
    await page.getByRole('link', { name: `${todo} 条，查看` }).first().click()
    await page.waitForURL(/\/incidents\?acknowledged=false/)
    equal(await totalOf(page), todo, 'incidents that wait')
    await page.goto(`/incidents/${uuid}`)
    await page.getByRole('img', { name: /照片 1/ }).waitFor()
    await page.getByRole('button', { name: '签收' }).click()
    await accessible(page, 'the acknowledgement')
    await page.getByRole('dialog').getByRole('button', { name: '签收' }).click()
    await page.getByText('等待县局签收').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '结案' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结案' }).click()
    await page.getByText('请填写结案意见').waitFor()
    await page.getByLabel(/^结案意见/).fill('接地不良，已加装漏电保护器')
    await page.getByRole('dialog').getByRole('button', { name: '结案' }).click()
    await page.getByText('已结案', { exact: true }).first().waitFor()
    const incident = (await ask(page, `/incidents/${uuid}`)).body
    equal(incident.events.map((one) => one.act), ['report', 'follow_up', 'acknowledge', 'conclude'], 'the course of it')
  })
  await atOffice('cityleader', async (page) => {
    await page.goto(`/incidents/${uuid}`)
    await page.getByText('接地不良，已加装漏电保护器').first().waitFor()
    equal(await page.getByRole('button', { name: '续报' }).count(), 0, 'buttons of a reader')
  })
  await atOffice('county2', async (page) => equal((await ask(page, `/incidents/${uuid}`)).status, 404, 'another county'))
})

test('incident: the county records what it was told, changes the toll in time and is refused after it', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/incidents')
    await page.getByRole('button', { name: '上报突发事件' }).click()
    const form = page.getByRole('dialog')
    const home = (await ask(page, '/institutions?limit=1&type=elderly_care')).body.items[0]
    await accessible(page, 'the form of the office')
    await form.getByLabel(/^机构/).fill(home.name)
    await page.getByRole('option', { name: home.name }).or(form.getByRole('button', { name: home.name })).first().click()
    await form.getByLabel(/^事件类型/).selectOption('fire')
    await form.getByLabel(/^发生时间/).fill(`${new Date(Date.now() - 20 * 86400e3).toISOString().slice(0, 10)}T08:00`)
    await form.getByLabel(/^地点/).fill('厨房')
    await form.getByLabel(/^事件经过/).fill('油锅起火')
    await form.getByLabel(/^已采取的措施/).fill('已扑灭')
    await form.getByLabel(/^重伤人数/).fill('1')
    await form.getByRole('button', { name: '上报', exact: true }).click()
    await page.waitForURL(/\/incidents\/[0-9a-f-]{36}$/)
    await page.getByText('迟报', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '续报' }).click()
    await page.getByLabel(/^续报内容/).fill('伤者去世')
    await page.getByLabel(/^死亡人数/).fill('1')
    await page.getByRole('dialog').getByRole('button', { name: '续报' }).click()
    await page.getByText('伤亡人数有变化，请填写变化日期').waitFor()
    await page.getByLabel(/^伤亡变化日期/).fill(new Date(Date.now() - 86400e3).toISOString().slice(0, 10))
    await page.getByRole('dialog').getByRole('button', { name: '续报' }).click()
    await page.getByText(/国务院令第493号第十三条/).first().waitFor()
    await page.getByLabel(/^伤亡变化日期/).fill(new Date(Date.now() - 16 * 86400e3).toISOString().slice(0, 10))
    await page.getByRole('dialog').getByRole('button', { name: '续报' }).click()
    await page.getByText('死亡 1 人、重伤 1 人', { exact: true }).waitFor()
    await page.getByRole('button', { name: '作废' }).click()
    await page.getByLabel(/^作废原因/).fill('演示')
    await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
    await page.getByText('作废原因', { exact: true }).waitFor()
  })
})

test('incident: the county acknowledges from the phone with one tap', async () => {
  await onPhone('county', async (page) => {
    const { uuid, institution_name: name } = (await ask(page, '/incidents?acknowledged=false')).body.items[0]
    await page.getByRole('link', { name }).first().click()
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByText(/服务器已收到/).first().waitFor()
    equal((await ask(page, `/incidents/${uuid}`)).body.events.map((one) => one.act), ['report', 'acknowledge'], 'the course of it')
    equal((await ask(page, '/todo')).body.counts.find((one) => one.kind === 'incident').count, 0, 'what waits')
  })
})

test('incident: every figure of incidents opens exactly its records', async () => {
  await atOffice('city', async (page) => {
    const figures = (await ask(page, '/figures/board')).body.figures.filter((one) => one.list === 'incidents')
    equal(figures.map((one) => one.id), ['accidents', 'accident_deaths', 'accident_injured', 'infections', 'infection_cases', 'reported_late', 'incidents_void'], 'figures')
    ok(figures[0].numerator > 0 && figures[3].numerator > 0, 'the demo city has accidents and infections')
    for (const one of figures.filter((figure) => figure.unit === '起')) {
      await page.goto(`/incidents?${one.query}`)
      equal(await totalOf(page), one.numerator, one.label)
    }
    const injured = figures.find((one) => one.id === 'accident_injured')
    const rows = (await ask(page, `/incidents?limit=200&${injured.query}`)).body.items
    equal(rows.reduce((sum, row) => sum + row.serious_injuries + row.minor_injuries, 0), injured.numerator, '受伤')
    await page.goto('/dashboard')
    await page.getByRole('heading', { name: '突发事件' }).waitFor()
  })
  for (const size of [OFFICE, PHONE])
    await atOffice('auditor', async (page) => {
      await page.goto('/incidents')
      ok((await totalOf(page)) > 0, 'the auditor reads')
      await accessible(page, `the ledger of incidents at ${size.width}`)
      await noSidewaysScroll(page, `the ledger of incidents at ${size.width}`)
    }, size)
})
