import { accessible, equal, jsQR, ok, PHONE, test } from './harness.mjs'
import { printed } from './printed.mjs'
import { ask, atOffice, world } from './world.mjs'

/* What a camera reads in the code on the paper. */
async function addressInCode(page) {
  const code = page.locator('article.paper svg').first()
  await code.scrollIntoViewIfNeeded()
  const picture = (await code.screenshot()).toString('base64')
  const { data, width, height } = await page.context().newPage().then(async (blank) => {
    const pixels = await blank.evaluate(async (png) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
      const canvas = new OffscreenCanvas(image.width, image.height)
      const pen = canvas.getContext('2d')
      pen.drawImage(image, 0, 0)
      return { data: [...pen.getImageData(0, 0, image.width, image.height).data], width: image.width, height: image.height }
    }, picture)
    await blank.close()
    return pixels
  })
  const read = jsQR(Uint8ClampedArray.from(data), width, height)
  ok(read, 'the code can be read')
  return read.data
}

async function opened(page, link) {
  const [next] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await next.waitForLoadState('networkidle')
  return next
}

async function visitOfHazard(page) {
  ok(world.hazard, 'a visit has left a hazard')
  return (await ask(page, `/hazards/${world.hazard}`)).body.inspection
}

async function issue(page, visit, name) {
  await page.goto(`/inspections/${visit}`)
  await page.getByRole('button', { name }).click()
  const dialog = page.getByRole('dialog')
  await accessible(page, name)
  const preview = await opened(page, dialog.getByRole('link', { name: '预览' }))
  await preview.getByText('预览：出具后编号，本件不作为凭证').waitFor()
  await preview.close()
  await dialog.getByRole('button', { name: '出具', exact: true }).click()
  await page.waitForURL(/\/papers\//)
  return page.url().split('/').pop()
}

test('paper: an order is previewed, issued under the number of its visit, and reads on paper as it should', async () => {
  await atOffice('county', async (page) => {
    const visit = await visitOfHazard(page)
    const record = (await ask(page, `/inspections/${visit}`)).body
    world.order = await issue(page, visit, '出具责令限期整改通知书')
    await page.getByRole('heading', { name: record.notice_number }).waitFor()
    const sheet = await opened(page, page.getByRole('link', { name: '查看和打印' }))
    await accessible(sheet, 'an order to be printed')
    const { text, sheets, size } = await printed(sheet)
    ok(size.includes('A4'), size)
    equal(sheets, 2, 'one sheet of text, one of photos')
    for (const words of ['石麓县民政局', record.notice_number, '责令限期整改通知书', `${record.institution_name}：`, '二楼通道堆放轮椅和纸箱',
      '扫码核验文号、出具单位、日期和当前状态', '附件：照片'])
      ok(text.includes(words), `${words} is not on paper: ${text}`)
    ok(!text.includes('灭火器被遮挡'), 'what was corrected on site is not ordered')
    ok(!text.includes('打印'), 'the bar with the button is not printed')
    const address = await addressInCode(sheet)
    ok(address.startsWith(world.server.url), `the code leads to ${address}`)
    await sheet.goto(address)
    equal(await sheet.locator('.state').textContent(), '有效', 'what the code opens says the paper holds')
    ok((await sheet.locator('dd').allTextContents()).includes(record.notice_number), 'under its number')
    await sheet.close()
  })
})

test('paper: the record of the visit carries both signatures', async () => {
  await atOffice('county', async (page) => {
    await issue(page, await visitOfHazard(page), '出具现场检查记录')
    // In a tab of its own, as people open it: the office's icon, still on its way, is none of the copy's pictures.
    const copy = await opened(page, page.getByRole('link', { name: '存档原件' }))
    equal(await copy.locator('img.signature').count(), 2, 'signatures')
    const widths = await copy.locator('img').evaluateAll((all) => all.map((image) => image.naturalWidth > 0))
    ok(widths.every(Boolean), 'every picture is in the document')
    const { text } = await printed(copy)
    for (const words of ['现场检查记录', '当场整改', '王院长', '检查结论']) ok(text.includes(words), `${words}: ${text}`)
    await copy.close()
  })
})

test('paper: voided with a reason, it says so to whoever scans its code, and to nobody more than four facts', async () => {
  let token
  await atOffice('county', async (page) => {
    await page.goto(`/papers/${world.order}`)
    token = (await ask(page, `/papers/${world.order}`)).body.token
    await page.getByRole('button', { name: '作废' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '作废', exact: true }).click()
    await dialog.getByText('请填写作废原因').waitFor()
    await dialog.getByLabel('作废原因').fill('责任人写错')
    await dialog.getByRole('button', { name: '作废', exact: true }).click()
    await page.getByText('责任人写错').waitFor()
    const sheet = await opened(page, page.getByRole('link', { name: '查看和打印' }))
    await sheet.getByText('已作废：责任人写错').waitFor()
    await sheet.close()
  })
  const context = await world.browser.newContext({ viewport: PHONE, baseURL: world.server.url })
  const page = await context.newPage()
  await page.goto(`/p/${token}`)
  equal(await page.locator('.state').textContent(), '已作废', 'state')
  equal(await page.locator('dt').allTextContents(), ['文号', '出具单位', '日期'], 'facts')
  await accessible(page, 'the page behind the code')
  await context.close()
})

test('paper: several are picked in the ledger and printed in one go', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/papers?state=valid')
    const boxes = page.getByRole('checkbox', { name: /^选择 / })
    await boxes.first().waitFor()
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    const sheets = await opened(page, page.getByRole('link', { name: '打印选中（2 份）' }))
    equal(await sheets.locator('article.paper').count(), 2, 'papers in the pile')
    ok((await printed(sheets)).sheets >= 2, 'each on a sheet of its own')
    await sheets.close()
  })
})
