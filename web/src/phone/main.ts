import { createApp } from 'vue'
import '@/shared/tokens.css'
import './phone.css'
import './visit.css'
import './foot.css'
import { applyTextSize } from '@/shared/text-size'
import { appKey, makeApp } from './app'
import Root from './App.vue'
import { makeRouter } from './router'

async function main(): Promise<void> {
  applyTextSize()
  const app = makeApp()
  await app.signIn.resume()
  const router = makeRouter(app.session)
  createApp(Root).provide(appKey, app).use(router).mount('#app')
  app.sync.start()
  // Unsent work must survive a full disk; a refusal is the browser's to make.
  void navigator.storage?.persist?.()
}

void main()
