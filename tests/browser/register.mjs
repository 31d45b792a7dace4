import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { equal, ok, root, test } from './harness.mjs'
import { ask, atOffice, totalOf } from './world.mjs'

const sample = join(root, 'tests/data/register_sample.xlsx')

test('register: the sample sheet is previewed, foreign rows named, and the county\'s own rows come in whole', async () => {
  await atOffice('county', async (page) => {
    const before = (await ask(page, '/institutions?limit=1')).body.total
    await page.getByRole('link', { name: '台账导入' }).click()
    await page.getByLabel('台账文件').setInputFiles(sample)
    await page.getByText('2. 核对结果：register_sample.xlsx，1,500 行').waitFor()
    equal(await page.locator('.counts dd').allTextContents(), ['135', '0', '0', '1,365', '0'], '新增 更新 无变化 不在管辖范围 有误')
    await page.getByLabel('只导入本县行，其余的不导入').check()
    await page.getByRole('button', { name: '导入 135 家' }).click()
    await page.getByText('已导入：新增 135 家，更新 0 家。').waitFor()
    equal((await ask(page, '/institutions?limit=1')).body.total, before + 135, 'register after the import')
  })
})

test('register: two characters find an institution, the filter stands in the address, paging goes on', async () => {
  await atOffice('county', async (page) => {
    await page.goto('/institutions')
    const all = await totalOf(page)
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 2 页', { exact: true }).waitFor()
    await page.getByRole('search').locator('input').first().fill('柳林')
    await page.getByRole('button', { name: '查询' }).click()
    await page.waitForURL(/search=/)
    await page.getByText('第 1 页', { exact: true }).waitFor()
    const found = await totalOf(page)
    ok(found > 0 && found < all, `found ${found} of ${all}`)
    for (const name of await page.getByRole('table').first().locator('tbody td:first-child').allTextContents())
      ok(name.includes('柳林'), `${name} holds 柳林`)
  })
})

test('register: a bad cell is named by its place and reason, and nothing comes in', async () => {
  const rows = readFileSync(join(root, 'tests/data/register_sample.csv'), 'utf8').split(/\r?\n/)
  const mine = rows.filter((row) => row.includes('石麓县')).slice(0, 2).map((row) => row.replace(/养老服务中心|护理院/, '测试院'))
  const broken = mine[0].replace(/5299\w{13}(\w)/, (code, last) => code.slice(0, -1) + (last === '0' ? '1' : '0'))
  await atOffice('county', async (page) => {
    const before = (await ask(page, '/institutions?limit=1')).body.total
    await page.goto('/import')
    await page.getByLabel('台账文件').setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from([rows[0], broken].join('\n')) })
    await page.getByText('有误的单元格（1 处）').waitFor()
    const cells = await page.getByRole('table', { name: '' }).locator('tbody td').allTextContents()
    equal(cells.slice(0, 3).map((text) => text.trim()), ['B2', '2', '统一社会信用代码'], 'cell, row, heading')
    ok(cells[3].includes('校验'), `the reason names the check character: ${cells[3]}`)
    ok(await page.getByRole('button', { name: /^导入/ }).isDisabled(), 'a sheet with bad cells cannot be committed')
    equal((await ask(page, '/institutions?limit=1')).body.total, before, 'register unchanged')
  })
})

test('register: a CSV in GBK reads as well as one in UTF-8', async () => {
  // 机构名称,机构类型,县(市、区) / 石麓县测试敬老院,养老机构,石麓县 in GBK
  const gbk = Buffer.from('bbfab9b9c3fbb3c62cbbfab9b9c0e0d0cd2ccfd828cad0a1a2c7f8290acaafc2b4cfd8b2e2cad4beb4c0cfd4ba2cd1f8c0cfbbfab9b92ccaafc2b4cfd80a', 'hex')
  await atOffice('county', async (page) => {
    await page.goto('/import')
    await page.getByLabel('台账文件').setInputFiles({ name: 'gbk.csv', mimeType: 'text/csv', buffer: gbk })
    await page.getByText('2. 核对结果：gbk.csv，1 行').waitFor()
    equal(await page.locator('.counts dd').allTextContents(), ['1', '0', '0', '0', '0'], '新增 更新 无变化 不在管辖范围 有误')
  })
})
