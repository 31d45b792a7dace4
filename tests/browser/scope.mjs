import { equal, OFFICE, person, test } from './harness.mjs'
import { ask, atOffice, world } from './world.mjs'

test('scope: another county answers 404, an institution sees only its own, nobody sees anything without signing in', async () => {
  let institution, hazard
  await atOffice('county', async (page) => {
    institution = (await ask(page, '/institutions?limit=1')).body.items[0].uuid
    hazard = (await ask(page, '/hazards?limit=1')).body.items[0].uuid
    equal((await ask(page, `/hazards/${hazard}`)).status, 200, 'own hazard')
  })
  await atOffice('county2', async (page) => {
    equal((await ask(page, `/institutions/${institution}`)).status, 404, 'institution of another county')
    equal((await ask(page, `/hazards/${hazard}`)).status, 404, 'hazard of another county')
    for (const row of (await ask(page, '/institutions?limit=200')).body.items) equal(row.county_name, '青岭县', 'ledger row')
  })
  await atOffice('principal', async (page) => {
    const seen = (await ask(page, '/institutions?limit=200')).body
    equal(seen.items.map((row) => row.name), [world.accounts.principal.scope], 'institutions an institution sees')
    for (const row of (await ask(page, '/hazards?limit=200')).body.items) equal(row.institution_name, world.accounts.principal.scope, 'hazard row')
  })
  const nobody = await person(world.browser, world.server, OFFICE)
  await nobody.page.goto('/login')
  for (const path of ['/institutions', `/institutions/${institution}`, '/hazards', `/hazards/${hazard}`, '/figures/board', '/audit'])
    equal((await ask(nobody.page, path)).status, 401, `anonymous ${path}`)
  await nobody.context.close()
})
