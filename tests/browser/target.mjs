import { equal, test } from './harness.mjs'
import { ask, atOffice } from './world.mjs'

test('target: the city sets one, changes it, and withdraws it with a reason', async () => {
  await atOffice('city', async (page) => {
    await page.goto('/targets')
    await page.getByRole('button', { name: '设定目标' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('option', { name: '履职完成率（%）' }).waitFor({ state: 'attached' })
    await dialog.getByLabel(/^指标/).selectOption('repeat_hazards')
    await dialog.getByLabel(/目标值/).fill('20')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '修改重复隐患目标' }).click()
    await dialog.getByLabel(/目标值/).fill('15')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const set = (await ask(page, '/targets')).body.items.find((one) => one.figure === 'repeat_hazards')
    equal([set.value, set.row_version], [15, 2], 'value and version')
    await page.getByRole('button', { name: '撤销重复隐患目标' }).click()
    await dialog.getByRole('button', { name: '撤销' }).click()
    await dialog.getByText('请填写撤销原因').waitFor()
    await dialog.getByLabel(/撤销原因/).fill('今年不考核')
    await dialog.getByRole('button', { name: '撤销' }).click()
    await dialog.waitFor({ state: 'hidden' })
    equal((await ask(page, '/targets')).body.items.some((one) => one.figure === 'repeat_hazards'), false, 'out of force')
  })
})
