import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, onPhone, picture, totalOf, world } from './world.mjs'

const DAY = 86_400_000
const inDays = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const received = (page) => page.getByText(/服务器已收到|已同步/).first().waitFor()

async function act(page, name, fill) {
  await page.getByRole('group', { name: '可以办理' }).getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A hazard of the demo home, logged by the county outside a visit, through the form. */
async function logged(page, description, more = async () => {}) {
  await page.goto('/hazards')
  await page.getByRole('button', { name: '登记隐患' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('机构 *').fill(world.accounts.principal.scope)
  await dialog.getByRole('list', { name: '机构查找结果' }).getByRole('button').first().click()
  await dialog.getByLabel('领域 *').selectOption('management')
  await dialog.getByLabel('隐患描述 *').fill(description)
  await more(dialog)
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await page.waitForURL(/\/hazards\/[0-9a-f-]{36}$/)
  return page.url().split('/').pop()
}

test('hazard: an extension is asked on the phone by the institution and decided at the office', async () => {
  let uuid, deadline
  await atOffice('county', async (page) => {
    uuid = await logged(page, '值班室未配备应急照明')
    deadline = (await ask(page, `/hazards/${uuid}`)).body.deadline
  })
  const wanted = inDays(deadline, 14)
  await onPhone('officer', async (page) => {
    await page.goto(`/m/hazards/${uuid}`)
    await page.getByRole('button', { name: '申请延期', exact: true }).click()
    await page.getByLabel('申请延至').fill(wanted)
    await page.getByRole('button', { name: '确认申请延期' }).click()
    await page.getByText('请填写延期理由').waitFor()
    await page.getByLabel('延期理由（必填）').fill('灯具需定制')
    await page.getByLabel('延期期间的防范措施（必填）').fill('配备手持应急灯')
    await page.getByRole('button', { name: '确认申请延期' }).click()
    await received(page)
    await page.getByText(`申请延期至 ${wanted}，等待决定`).waitFor()
  })
  await atOffice('county', async (page) => {
    await page.goto(`/hazards?extension_pending=true`)
    await page.getByRole('link', { name: '值班室未配备应急照明' }).click()
    await page.getByText(/理由：灯具需定制。期间防范措施：配备手持应急灯/).waitFor()
    await act(page, '同意延期', (dialog) => dialog.getByLabel('同意延至 *').fill(inDays(deadline, 10)))
    await page.getByText(`（原定 ${deadline}）`).waitFor()
    const hazard = (await ask(page, `/hazards/${uuid}`)).body
    equal([hazard.deadline, hazard.original_deadline, hazard.extension_count, hazard.extension_pending], [inDays(deadline, 10), deadline, 1, false], 'granted shorter')
    await page.getByRole('heading', { name: '延期', exact: true }).waitFor()
  })
  world.extended = uuid
})

test('hazard: a major one is listed by the leader, planned by the institution, delisted after review; a day gone by shows it listed', async () => {
  let uuid, today
  await atOffice('county', async (page) => {
    today = (await ask(page, '/session')).body.today
    uuid = await logged(page, '消防水池渗漏，水位不足', async (dialog) => {
      await dialog.getByLabel('等级 *').selectOption('major')
      await dialog.getByLabel('研判理由').fill('消防用水不能保证')
    })
    await page.getByText('重大隐患须先上报治理方案、登记五落实，才能申报整改完成').waitFor()
  })
  await atOffice('countyleader', async (page) => {
    await page.goto(`/hazards/${uuid}`)
    await act(page, '挂牌督办', async (dialog) => {
      await dialog.getByLabel('挂牌文号 *').fill('石民督〔2026〕7号')
      await dialog.getByLabel('督办单位 *').fill('石麓县民政局')
      await dialog.getByLabel('公布方式 *').fill('县政府网站')
    })
    await page.getByText('县级挂牌督办', { exact: true }).first().waitFor()
    await page.getByText(/文号 石民督〔2026〕7号，督办单位 石麓县民政局/).waitFor()
  })
  await onPhone('officer', async (page) => {
    await page.goto(`/m/hazards/${uuid}`)
    await page.getByText('县级挂牌督办').waitFor()
    await page.getByRole('button', { name: '登记五落实' }).click()
    for (const part of ['责任落实', '措施落实', '时限落实', '预案落实']) await page.getByLabel(`${part}（必填）`).fill(`${part}：已明确`)
    await page.getByLabel('落实资金（万元）（必填）').fill('3.5')
    await page.getByRole('button', { name: '确认登记五落实' }).click()
    await received(page)
    await page.getByRole('button', { name: '申请摘牌' }).click()
    await page.getByLabel('申请摘牌的理由（必填）').fill('水池已修复，水位正常')
    await page.getByRole('button', { name: '确认申请摘牌' }).click()
    await page.getByText(/已于 .* 申请摘牌/).waitFor()
  })
  await atOffice('countyleader', async (page) => {
    await page.goto(`/hazards/${uuid}`)
    await act(page, '摘牌', (dialog) => dialog.getByLabel('复核结果 *').fill('现场复核，水位达标'))
    await page.getByText(/石民督〔2026〕7号，已摘牌/).waitFor()
    const hazard = (await ask(page, `/hazards/${uuid}`)).body
    equal([hazard.listed, hazard.settled, hazard.state], [false, true, 'open'], 'delisted, settled, still open')
    equal(hazard.funds_fen, 3500000, '3.5 万元')
    await page.getByText('3.5 万元', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: '查看某日状态' }).fill(inDays(today, -1))
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByRole('alert').getByText('该隐患在这一天还没有登记').waitFor()
    await page.getByRole('button', { name: '回到现在' }).click()
    await page.getByRole('heading', { name: '五落实' }).waitFor()
  })
})

test('hazard: interim measures stand above it until a leader approves resumption', async () => {
  await atOffice('county', async (page) => {
    await page.goto(`/hazards/${world.extended}`)
    await act(page, '采取临时措施', async (dialog) => {
      await dialog.getByLabel('临时措施 *').selectOption('stop_use')
      await dialog.getByLabel('范围 *').fill('值班室')
      await dialog.getByLabel('采取措施的理由 *').fill('夜间无照明')
    })
    await page.getByText('临时措施：停止使用（值班室）').waitFor()
  })
  await atOffice('countyleader', async (page) => {
    await page.goto(`/hazards/${world.extended}`)
    await act(page, '恢复使用', (dialog) => dialog.getByLabel('审查意见 *').fill('照明已恢复'))
    await page.getByText(/停止使用：值班室，已恢复使用/).waitFor()
  })
})

test('hazard: the office says what is open of the same item before another is logged', async () => {
  let code
  await atOffice('county', async (page) => {
    const first = await logged(page, '未公示安全责任人', async (dialog) => {
      const item = dialog.getByLabel('检查项')
      code = await item.locator('option').nth(1).getAttribute('value')
      await item.selectOption(code)
    })
    await page.goto('/hazards')
    await page.getByRole('button', { name: '登记隐患' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('机构 *').fill(world.accounts.principal.scope)
    await dialog.getByRole('list', { name: '机构查找结果' }).getByRole('button').first().click()
    await dialog.getByLabel('领域 *').selectOption('management')
    await dialog.getByLabel('检查项').selectOption(code)
    await dialog.getByText('这一检查项在该机构已有未销号的隐患').waitFor()
    await dialog.getByLabel('隐患描述 *').fill('仍未公示')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await dialog.getByText(/请先选择“记为复查”或“仍要登记”/).waitFor()
    await dialog.getByRole('listitem').filter({ hasText: '未公示安全责任人' }).getByRole('button', { name: '记为复查' }).click()
    await page.waitForURL(`**/hazards/${first}`)
  })
})

test('hazard: an institution signs for several at once, and prints them', async () => {
  await atOffice('officer', async (page) => {
    await page.goto('/hazards?acknowledged=false')
    await page.getByRole('button', { name: '全选本页' }).click()
    const button = page.getByRole('button', { name: /^签收所选 \d+ 项$/ })
    const count = Number((await button.textContent()).match(/\d+/)[0])
    ok(count >= 2, `several are waiting: ${count}`)
    await button.click()
    await page.getByText(`已签收 ${count} 项`).waitFor()
    equal((await ask(page, '/hazards?acknowledged=false&limit=1')).body.total, 0, 'none is left')
    await page.goto('/hazards')
    const boxes = page.getByRole('checkbox', { name: /^选择/ })
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await page.getByRole('link', { name: '打印所选' }).click()
    await page.locator('article').nth(1).waitFor()
    equal(await page.locator('article').count(), 2, 'sheets')
  })
})

test('hazard: from the home list to the receipt, a re-check with its photo takes at most six taps', async () => {
  let uuid
  await atOffice('county', async (page) => {
    uuid = await logged(page, '灭火器压力不足待复查')
  })
  await onPhone('officer', async (page) => {
    await page.goto(`/m/hazards/${uuid}`)
    await page.getByRole('button', { name: '申报整改完成', exact: true }).click()
    await page.getByLabel('整改措施（必填）').fill('已更换灭火器')
    await page.getByLabel('拍照：整改后照片').setInputFiles(picture())
    await page.getByRole('img', { name: '整改后照片 1' }).last().waitFor()
    await page.getByRole('button', { name: '确认申报整改完成' }).click()
    await received(page)
    await page.getByText('待复查', { exact: true }).first().waitFor()
  })
  await onPhone('county', async (page) => {
    let taps = 0
    const tap = async (locator) => { taps++; await locator.click() }
    await tap(page.getByRole('link').filter({ hasText: '灭火器压力不足待复查' }).first())
    await tap(page.getByRole('button', { name: '销号', exact: true }))
    taps++ // the camera
    await page.getByLabel('拍照：复查照片').setInputFiles(picture())
    await page.getByRole('img', { name: '复查照片 1' }).last().waitFor()
    await tap(page.getByRole('button', { name: '现场复查，整改到位' }))
    await tap(page.getByRole('button', { name: '确认销号' }))
    await page.getByText('已销号', { exact: true }).first().waitFor()
    ok(taps <= 6, `${taps} taps`)
    const hazard = (await ask(page, `/hazards/${uuid}`)).body
    equal([hazard.state, hazard.events[hazard.events.length - 1].text], ['closed', '现场复查，整改到位'], 'closed with its result')
    await received(page)
    const photos = (await ask(page, `/hazards/${uuid}`)).body.attachments
    equal(photos.filter((row) => row.purpose === 'after').map((row) => row.state), ['stored', 'stored'], 'both after-photos have arrived')
  })
})

test('hazard: what recurs in many counties is listed, and every number opens as many', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/recurring')
    const row = page.getByRole('row').nth(1)
    await row.waitFor()
    const hazards = Number(await row.getByRole('cell').nth(4).textContent())
    ok(Number(await row.getByRole('cell').nth(3).textContent()) >= 2, 'at two institutions or more')
    await row.getByRole('cell').nth(4).getByRole('link').click()
    equal(await totalOf(page), hazards, 'the list behind the number')
  })
})

test('hazard: a day gone by shows it as it was', async () => {
  await atOffice('city', async (page) => {
    const today = (await ask(page, '/session')).body.today
    const closed = (await ask(page, `/hazards?state=closed&found_to=${inDays(today, -20)}&limit=50`)).body.items.find((row) => row.closed_on > row.found_on && !row.fixed_on_site)
    await page.goto(`/hazards/${closed.uuid}`)
    await page.getByText('已销号', { exact: true }).first().waitFor()
    await page.getByRole('textbox', { name: '查看某日状态' }).fill(closed.found_on)
    await page.getByRole('button', { name: '查看', exact: true }).click()
    await page.getByText(`以下是 ${closed.found_on} 当日结束时的状态，不能在此办理。`).waitFor()
    await page.getByText('整改中', { exact: true }).first().waitFor()
    equal(await page.getByRole('group', { name: '可以办理' }).count(), 0, 'no act on a day gone by')
  })
})
