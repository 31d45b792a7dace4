import { createApp } from 'vue'
import '../shared/tokens.css'
import './element'
import './office.css'
import './parts/parts.css'
import { applyTextSize } from '../shared/text-size'
import App from './App.vue'
import { client, session } from './app'
import { router } from './router'

applyTextSize()
client.onUnauthenticated = () => {
  const from = router.currentRoute.value
  if (!session.me || from.meta.open) return
  session.adopt(null)
  void router.push({ path: '/login', query: { back: from.fullPath, expired: '1' } })
}
createApp(App).use(router).mount('#app')
