// todo.mjs: 今天要做的: every number of every role opens a list of exactly as many.
import { equal, ok, test } from './harness.mjs'
import { ask, atOffice, onPhone, totalOf } from './world.mjs'

const counts = async (page) => {
  const list = page.getByRole('list', { name: '待办数量' })
  await list.waitFor()
  return list.getByRole('link').evaluateAll((links) => links.map((link) => ({
    href: link.getAttribute('href'),
    count: Number(link.textContent.replace(/[^\d]/g, '')),
  })))
}

async function opensAsMany(page, { href, count }) {
  await page.goto(href)
  equal(await totalOf(page), count, `rows at ${href}`)
}

for (const login of ['county', 'countyleader', 'city', 'cityleader', 'admin', 'town'])
  test(`todo: every number of ${login} opens exactly as many`, async () => {
    await atOffice(login, async (page) => {
      const { body } = await ask(page, '/todo')
      const found = await counts(page)
      ok(found.length > 0 || login === 'town', `${login} has something to do`)
      equal(found.length, body.counts.filter((one) => one.count > 0).length, 'numbers that are links')
      for (const one of found) await opensAsMany(page, one)
    })
  })

test('todo: duties that somebody will miss are recalled, each number opens exactly as many', async () => {
  await atOffice('county', async (page) => {
    const table = page.getByRole('region', { name: '履职提醒' }).or(page.getByRole('table', { name: '履职提醒' })).first()
    await table.waitFor()
    const links = await table.getByRole('link').evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href'), count: Number(link.textContent.replace(/\D/g, '')) })))
    ok(links.length > 0, 'a duty with a number')
    for (const one of links) await opensAsMany(page, one)
  })
})

test('todo: an institution starts what it owes with one tap', async () => {
  await onPhone('officer', async (page) => {
    const card = page.getByRole('region', { name: '本期该做什么' })
    await card.waitFor()
    const begin = card.getByRole('button').first()
    if (await begin.count()) {
      await begin.click()
      await page.waitForURL(/\/visits\//)
    } else ok(await card.getByText('本期要求的都做了。').or(card.getByRole('link').first()).first().isVisible(), 'nothing is owed, or a record to make')
  })
})
