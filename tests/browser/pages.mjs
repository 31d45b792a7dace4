import { accessible, noSidewaysScroll, OFFICE, PHONE, test } from './harness.mjs'
import { frozenPeriods } from './period.mjs'
import { ask, atOffice, onPhone } from './world.mjs'

const settled = (page) => page.waitForLoadState('networkidle')

async function visitAll(page, paths, size) {
  for (const path of paths) {
    await page.goto(path)
    await settled(page)
    await accessible(page, `${path} at ${size.width}`)
    await noSidewaysScroll(page, `${path} at ${size.width}`)
  }
}

for (const size of [OFFICE, PHONE]) {
  test(`pages: the office at ${size.width} px has no axe violation and no sideways scroll`, async () => {
    await atOffice('city', async (page) => {
      const institution = (await ask(page, '/institutions?limit=1')).body.items[0].uuid
      const hazard = (await ask(page, '/hazards?limit=1')).body.items[0].uuid
      const inspection = (await ask(page, '/inspections?limit=1')).body.items[0].uuid
      const frozen = (await frozenPeriods(page))[0].code
      const incident = (await ask(page, '/incidents?limit=1')).body.items[0].uuid
      const activity = (await ask(page, '/activities?limit=1')).body.items[0].uuid
      const checklist = (await ask(page, '/checklists')).body.items[0].uuid
      const paper = (await ask(page, '/papers?kind=rectification_order&limit=1')).body.items[0].uuid
      const token = (await ask(page, `/papers/${paper}`)).body.token
      const plan = (await ask(page, '/visit-plans?limit=1')).body.items[0].uuid
      const draw = (await ask(page, '/draws?limit=1')).body.items[0].uuid
      const keyDate = (await ask(page, '/key-dates')).body.items[0].uuid
      await visitAll(page, ['/', '/dashboard', '/wall', '/inspectors', '/periods', `/periods/${frozen}`, `/periods/${frozen}/differences?figure=hazards_found`, `/periods/${frozen}/records?figure=hazards_found`, `/periods/${frozen}/differences?figure=duty_fulfilment`, `/periods/${frozen}/records?figure=duty_fulfilment`, '/targets', '/institutions', `/institutions/${institution}`, '/hazards', `/hazards/${hazard}`, '/board', '/recurring', `/hazards/print?uuids=${hazard}`, '/responsibilities', '/responsibilities/print', '/inspections',
        `/inspections/${inspection}`, '/import', '/checklists', `/checklists/${checklist}`, '/papers', `/papers/${paper}`,
        `/api/v1/papers/print?papers=${paper}`, `/p/${token}`, '/accounts', '/conflicts', '/duties/board',
        '/duties/subjects?code=D1', '/duties/fulfilment', '/duties/due?from=2026-10-01&to=2026-10-31', '/duties', '/activities', `/activities/${activity}`, '/incidents', `/incidents/${incident}`], size)
      await visitAll(page, ['/plans', '/plans/list', '/plans/settings', `/plans/${plan}`, '/priorities', '/draws', `/draws/${draw}`, '/key-dates', `/key-dates/${keyDate}`], size)
    }, size)
    await atOffice('county', (page) => visitAll(page, ['/inbox', '/ladder'], size), size)
    await atOffice('admin', (page) => visitAll(page, ['/regions', '/audit', '/setup', '/accounts', '/channels', '/deliveries'], size), size)
  })
  test(`pages: the phone's pages at ${size.width} px have no axe violation and no sideways scroll`, async () => {
    await onPhone('county', async (page) => {
      const institution = (await ask(page, '/institutions?limit=1')).body.items[0].uuid
      const hazard = (await ask(page, '/hazards?limit=1&unresolved=true')).body.items[0].uuid
      await visitAll(page, ['/m/', '/m/institutions', `/m/institutions/${institution}`, '/m/hazards', `/m/hazards/${hazard}`, '/m/inbox', '/m/me'], size)
      await page.goto(`/m/institutions/${institution}`)
      await page.getByRole('button', { name: '开始检查' }).click()
      await page.locator('fieldset.item').first().waitFor()
      await accessible(page, `a visit at ${size.width}`)
      await page.getByRole('button', { name: '签名与提交' }).click()
      await page.getByRole('heading', { name: /还缺/ }).waitFor()
      await accessible(page, `the end of a visit at ${size.width}`)
    }, size)
    await onPhone('officer', (page) => visitAll(page, ['/m/', '/m/hazards', '/m/me', '/m/activities/new/emergency_drill', '/m/incidents', '/m/incidents/new'], size), size)
  })
}
