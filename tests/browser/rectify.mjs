import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, onPhone, picture, world } from './world.mjs'

const receipt = (page) => page.getByText(/服务器已收到|已同步/).first().waitFor()

test('rectify: the institution acknowledges and submits, the county returns once, then closes; every step stands in the timeline', async () => {
  ok(world.hazard, 'the visit left an open hazard')
  await onPhone('officer', async (page) => {
    await page.goto(`/m/hazards/${world.hazard}`)
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByRole('list').getByText('签收', { exact: true }).waitFor()
    await submitRectification(page, '已清理通道，安排专人每日巡查')
  })
  await atOffice('county', async (page) => {
    await page.goto(`/hazards/${world.hazard}`)
    await act(page, '退回', async (dialog) => {
      await dialog.getByLabel(/原因/).fill('通道尽头仍有杂物')
    })
    await page.getByText('整改中', { exact: true }).first().waitFor()
  })
  await onPhone('officer', async (page) => {
    await page.goto(`/m/hazards/${world.hazard}`)
    await page.getByText('通道尽头仍有杂物').waitFor()
    await submitRectification(page, '通道尽头也已清空')
  })
  await atOffice('county', async (page) => {
    await page.goto(`/hazards/${world.hazard}`)
    await act(page, '销号', async (dialog) => {
      await dialog.getByLabel(/结果/).fill('现场复查，整改到位')
    })
    await page.getByText('已销号', { exact: true }).first().waitFor()
    const hazard = (await ask(page, `/hazards/${world.hazard}`)).body
    equal(hazard.events.map((event) => event.act), ['log', 'issue', 'acknowledge', 'submit', 'return', 'submit', 'close'], 'timeline')
    equal([hazard.state, hazard.return_count], ['closed', 1], 'state and returns')
  })
})

export async function submitRectification(page, measures) {
  await page.getByRole('button', { name: '申报整改完成' }).click()
  await page.getByLabel('整改措施（必填）').fill(measures)
  await page.getByLabel('拍照：整改后照片').setInputFiles(picture())
  await page.getByRole('img', { name: '整改后照片 1' }).last().waitFor()
  await page.getByRole('button', { name: '确认申报整改完成' }).click()
  await page.getByText(measures).waitFor()
  await receipt(page)
  await page.getByText('待复查', { exact: true }).first().waitFor()
}

async function act(page, name, fill) {
  await page.getByRole('group', { name: '可以办理' }).getByRole('button', { name: new RegExp(name) }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
}

test('rectify: from the home list an institution signs for a hazard and reports it rectified, with its photo, in at most seven taps', async () => {
  let uuid
  await atOffice('county', async (page) => {
    uuid = await page.evaluate(async (name) => {
      const me = await (await fetch('/api/v1/session')).json()
      const home = (await (await fetch(`/api/v1/institutions?limit=1&search=${encodeURIComponent(name)}`)).json()).items[0].uuid
      const id = crypto.randomUUID()
      await fetch(`/api/v1/hazards/${id}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf },
        body: JSON.stringify({
          institution: home, source: 'report', area: 'fire', severity: 'general', description: '应急照明灯不亮', found_on: me.today,
          found_at: new Date(Date.now() - 1000).toISOString(), deadline: me.today, before_photos: [],
        }),
      })
      return id
    }, world.accounts.principal.scope)
  })
  await onPhone('officer', async (page) => {
    let taps = 0
    const tap = async (locator) => { taps++; await locator.click() }
    await tap(page.getByRole('link').filter({ hasText: '应急照明灯不亮' }).first())
    await tap(page.getByRole('button', { name: '签收' }))
    await page.getByRole('list').getByText('签收', { exact: true }).waitFor()
    await tap(page.getByRole('button', { name: '申报整改完成', exact: true }))
    await tap(page.getByLabel('整改措施（必填）'))
    await page.keyboard.type('已更换灯具并试亮')
    taps++ // the camera
    await page.getByLabel('拍照：整改后照片').setInputFiles(picture())
    await page.getByRole('img', { name: '整改后照片 1' }).last().waitFor()
    await tap(page.getByRole('button', { name: '确认申报整改完成' }))
    await page.getByText('待复查', { exact: true }).first().waitFor()
    await receipt(page)
    ok(taps <= 7, `${taps} taps`)
    const hazard = (await ask(page, `/hazards/${uuid}`)).body
    equal([hazard.state, hazard.events.map((event) => event.act)], ['submitted', ['log', 'issue', 'acknowledge', 'submit']], 'signed for and submitted')
    equal(hazard.attachments.filter((row) => row.purpose === 'after').map((row) => row.state), ['stored'], 'its photo has arrived')
  })
})
