import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const backend = process.env.MINAN_BACKEND ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  base: '/',
  resolve: {
    alias: [
      { find: '@', replacement: here('./src') },
      { find: /^fflate$/, replacement: here('./src/office/import/unzip.ts') },
    ],
  },
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    // The oldest browsers in county offices are Chromium 86 derivatives.
    target: 'chrome86',
    cssTarget: 'chrome86',
    // Inlined assets would be data: URLs, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    manifest: 'manifest.json',
    rollupOptions: { input: { office: here('./index.html'), phone: here('./m/index.html') } },
  },
  server: { proxy: { '/api': backend, '/healthz': backend } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
  },
})
