import { equal, ok, test } from './harness.mjs'
import { ask, onPhone, picture, world } from './world.mjs'

export async function sign(page, title) {
  const box = page.getByRole('region', { name: title })
  const canvas = box.locator('canvas')
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const { x, y, width, height } = await canvas.boundingBox()
  await page.mouse.move(x + width * 0.2, y + height * 0.5)
  await page.mouse.down()
  for (let step = 1; step <= 8; step++) await page.mouse.move(x + width * (0.2 + step * 0.07), y + height * (step % 2 ? 0.3 : 0.7))
  await page.mouse.up()
  await box.getByRole('button', { name: '确认签名' }).click()
  await box.getByText('已签', { exact: true }).waitFor()
}

export async function passTheRest(page) {
  for (;;) {
    const rest = page.getByRole('button', { name: /^其余 \d+ 项均合格$/ }).first()
    if (!(await rest.isVisible())) return
    await rest.click()
    const sure = page.getByRole('button', { name: '确认均合格' })
    if (await sure.isVisible()) await sure.click()
  }
}

/** Fails the n-th item that asks for a photo; returns its fieldset. */
export async function failItem(page, n, description) {
  const item = page.locator('fieldset.item', { hasText: '不合格须拍照' }).filter({ hasNotText: '须研判' }).nth(n)
  await item.getByRole('radio', { name: '不合格' }).check()
  await item.getByLabel('隐患描述（必填）').fill(description)
  await item.getByLabel('拍照：整改前照片').setInputFiles(picture())
  await item.getByRole('img', { name: '整改前照片 1' }).waitFor()
  return item
}

export async function recheckAll(page) {
  for (const item of await page.locator('#recheck fieldset').all()) {
    await item.getByRole('radio', { name: '未到位' }).check()
    await item.getByLabel('复查说明').fill('现场仍未整改')
  }
}

const received = (page) => page.getByText(/服务器已收到/).first().waitFor()

test('visit: on the phone from today\'s list to the server\'s receipt, two items failed, one fixed on site, both sides sign', async () => {
  const home = world.accounts.principal.scope
  await onPhone('county', async (page) => {
    await page.getByRole('link', { name: '机构', exact: true }).click()
    await page.getByLabel('查找机构').fill(home)
    await page.getByRole('link', { name: new RegExp(home) }).click()
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.waitForURL(/\/visits\//)
    const uuid = page.url().split('/').pop()
    await page.locator('fieldset.item').first().waitFor()
    await recheckAll(page)
    const open = await failItem(page, 0, '二楼通道堆放轮椅和纸箱')
    const preset = await open.getByLabel('整改期限').inputValue()
    ok(/^\d{4}-\d\d-\d\d$/.test(preset), `deadline preset from the item: ${preset}`)
    const fixed = await failItem(page, 1, '灭火器被遮挡')
    await fixed.getByLabel('当场整改').check()
    await fixed.getByLabel('整改情况（必填）').fill('已移开遮挡物')
    await fixed.getByLabel('拍照：整改后照片').setInputFiles(picture())
    await fixed.getByText('已记为隐患').waitFor()
    await passTheRest(page)
    await page.getByRole('button', { name: '签名与提交' }).click()
    await page.getByRole('heading', { name: home }).waitFor()
    await page.getByText(/，不合格 2 项，/).waitFor()
    await sign(page, '检查人员签名')
    await page.getByLabel('机构签字人').fill('王院长')
    await sign(page, '机构签名')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await received(page)
    const visit = (await ask(page, `/inspections/${uuid}`)).body
    equal([visit.level, visit.kind, visit.items_failed, visit.institution_signer], ['county', 'routine', 2, '王院长'], 'the visit on the server')
    equal(visit.hazards.map((hazard) => hazard.state).sort(), ['closed', 'open'], 'one hazard open, one fixed on site')
    const photos = visit.attachments.map((row) => [row.purpose, row.state])
    for (const hazard of visit.hazards) photos.push(...(await ask(page, `/hazards/${hazard.uuid}`)).body.attachments.map((row) => [row.purpose, row.state]))
    equal(photos.map((row) => row.join(' ')).sort(), ['after stored', 'before stored', 'before stored', 'inspector_signature stored', 'institution_signature stored'],
      'every photo and signature has arrived')
    world.hazard = visit.hazards.find((hazard) => hazard.state === 'open').uuid
  })
})

test('visit: a refused signature needs reason and witness', async () => {
  await onPhone('guest', async (page) => {
    await page.getByRole('link', { name: '机构', exact: true }).click()
    await page.getByRole('link', { name: new RegExp(world.accounts.guest.scope) }).click()
    await page.getByRole('button', { name: '开始检查' }).click()
    await page.locator('fieldset.item').first().waitFor()
    const uuid = page.url().split('/').pop()
    await recheckAll(page)
    await passTheRest(page)
    await page.getByRole('button', { name: '签名与提交' }).click()
    await sign(page, '检查人员签名')
    await page.getByLabel('机构拒绝签字').check()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByRole('heading', { name: '还缺 2 处，补齐后才能提交' }).waitFor()
    await page.getByLabel('拒签原因（必填）').fill('负责人不在场')
    await page.getByLabel('见证人（必填）').fill('社区 李平')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await received(page)
    const visit = (await ask(page, `/inspections/${uuid}`)).body
    equal([visit.refused, visit.refusal_reason, visit.refusal_witness], [true, '负责人不在场', '社区 李平'], 'refusal')
  })
})
