import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, totalOf, world } from './world.mjs'

test('responsibility: a post changes hands with a reason, the former holder stays, the hazard shows who answers', async () => {
  const home = world.accounts.principal.scope
  await atOffice('county', async (page) => {
    const found = (await ask(page, `/institutions?search=${encodeURIComponent(home)}`)).body.items[0]
    await page.goto(`/institutions/${found.uuid}`)
    await page.getByRole('button', { name: /^(更换|指定)镇级责任人$/ }).click()
    const dialog = page.getByRole('dialog')
    const replacing = await dialog.getByText('现任：').isVisible()
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('请填写姓名').waitFor()
    await dialog.getByLabel('姓名 *').fill('龙小芳')
    await dialog.getByLabel('职务').fill('民政办主任')
    await dialog.getByLabel('联系电话').fill('19900000001')
    if (replacing) await dialog.getByLabel('调整原因 *').fill('工作调动')
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('龙小芳').first().waitFor()
    const all = (await ask(page, `/institutions/${found.uuid}/assignments`)).body.items
    const now = all.find((one) => one.post === 'town_person' && !one.ends_on)
    equal([now.name, now.title, now.phone], ['龙小芳', '民政办主任', '19900000001'], 'who answers now')
    equal((await ask(page, `/institutions/${found.uuid}`)).body.town_person, '龙小芳', 'the register follows')
    world.home = found.uuid
  })
})

test('responsibility: the matrix filters by person, hands over everything of one leader, and prints whole', async () => {
  await atOffice('county', async (page) => {
    const holders = (await ask(page, '/assignments/holders?post=county_leader')).body.items
    const leader = holders[0]
    await page.goto(`/responsibilities?person=${encodeURIComponent(leader.name)}&post=county_leader`)
    equal(await totalOf(page), leader.institutions, 'rows of the leader')
    await page.getByRole('button', { name: '批量移交' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('原责任人 *').selectOption(leader.name)
    await dialog.getByLabel('姓名 *').fill('覃国强')
    await dialog.getByLabel('调整原因 *').fill('局领导分工调整')
    await dialog.getByRole('button', { name: `移交 ${leader.institutions} 家机构` }).click()
    await page.getByText(`已把 ${leader.institutions} 家机构移交给 覃国强`).waitFor()
    await page.goto(`/responsibilities?person=${encodeURIComponent('覃国强')}`)
    equal(await totalOf(page), leader.institutions, 'rows of the successor')
    await page.getByRole('link', { name: '打印' }).click()
    await page.getByText(`共 ${leader.institutions} 家`).waitFor()
    equal(await page.locator('tbody tr').count(), leader.institutions, 'rows on paper')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const box = pdf.toString('latin1').match(/\/MediaBox\s*\[([^\]]+)\]/)[1].trim().split(/\s+/).map(Number)
    ok(box[2] > box[3], `A4 landscape: ${box}`)
  })
})

test('responsibility: an institution sees who answers for it and changes nothing', async () => {
  await atOffice('officer', async (page) => {
    await page.goto(`/institutions/${world.home}`)
    await page.getByText('龙小芳').first().waitFor()
    const hazard = (await ask(page, '/hazards?limit=1')).body.items[0]
    if (hazard) {
      await page.goto(`/hazards/${hazard.uuid}`)
      await page.getByRole('listitem').filter({ hasText: '机构责任人' }).getByText('主要负责人').waitFor()
      await page.goto(`/institutions/${world.home}`)
      await page.getByText('龙小芳').first().waitFor()
    }
    equal(await page.getByRole('button', { name: /更换|指定|解除/ }).count(), 0, 'buttons')
  })
})
