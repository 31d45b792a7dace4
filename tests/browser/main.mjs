import { runAll } from './harness.mjs'
import { close, open } from './world.mjs'

import './sign_in.mjs'
import './second_factor.mjs'
import './register.mjs'
import './visit.mjs'
import './rectify.mjs'
import './paper.mjs'
import './hazard_acts.mjs'
import './self_check.mjs'
import './todo.mjs'
import './responsibility.mjs'
import './ledger.mjs'
import './dashboard.mjs'
import './drill.mjs'
import './print.mjs'
import './plan.mjs'
import './period.mjs'
import './target.mjs'
import './duty.mjs'
import './incident.mjs'
import './reminder.mjs'
import './scope.mjs'
import './setup.mjs'
import './pages.mjs'

let good = false
try {
  await open()
  good = await runAll(process.argv.slice(2))
} finally {
  await close()
}
process.exit(good ? 0 : 1)
