/* Tables on paper: A4, under their title, with whose records they are, of what time, who printed them and when; no menus. */
import { equal, ok, test } from './harness.mjs'
import { printed } from './printed.mjs'
import { ask, atOffice } from './world.mjs'

const menus = ['导出Excel', '查询', '重置', '退出', '打印年度', '上一页']

async function onPaper(page, wanted) {
  const { text, size } = await printed(page)
  ok(size.includes('A4'), size)
  for (const words of wanted) ok(text.includes(words.replace(/\s/g, '')), `${words} is not on paper: ${text}`)
  for (const words of menus) ok(!text.includes(words), `${words} is on paper: ${text}`)
  return text
}

test('print: targets, periods, inspectors and the board read on A4 under title, place, time and who printed them', async () => {
  await atOffice('city', async (page) => {
    const { body: me } = await ask(page, '/session')
    const by = `打印：${me.name}${me.today}`
    const pages = [
      ['/targets', ['年度目标', `时间：${me.today.slice(0, 4)}年`]],
      ['/periods', ['封账', `时间：${me.today.slice(0, 4)}年`]],
      ['/inspectors?level=county', ['检查人员', '条件：', '本页为第1页的']],
      ['/hazards?severity=major', ['隐患台账', '条件：', '重大']],
      ['/dashboard', ['数据看板', `${me.today.slice(0, 4)}-01-01至${me.today}`, '重大隐患治理资金', '省级挂牌督办']],
    ]
    for (const [path, words] of pages) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await page.getByRole('button', { name: '打印', exact: true }).first().waitFor()
      await onPaper(page, [...words, `范围：${me.region_name}`, by])
    }
  })
})

test('print: one table of the dashboard goes on paper alone, with its own place and period', async () => {
  await atOffice('city', async (page) => {
    const { body: me } = await ask(page, '/session')
    await page.goto('/dashboard')
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => (window.print = () => {}))
    await page.getByRole('button', { name: '打印逾期时长' }).click()
    const text = await onPaper(page, ['逾期时长', `范围：${me.region_name}`, `打印：${me.name}${me.today}`])
    ok(!text.includes('检查覆盖率'), `only the table: ${text}`)
    equal(await page.locator('.print-this').count(), 0, 'the page is as before')
  })
})
