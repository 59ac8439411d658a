import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import compression from '@polka/compression'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { firstFiles, nameFirstFiles } from './build/first-screen.ts'

/**
 * What every visit needs changes rarely and stands apart from our own code, so that a release costs little to load.
 * The rest is cut by the lazy routes; Firestore comes with the first of them, after the sign-in screen.
 */
const chunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|wouter|regexparam|scheduler)\// },
  { name: 'firebase-auth', test: /node_modules\/(@firebase\/(app|auth|component|logger|util)|idb)\// },
  ...firstFiles,
]

/** The app itself is kept on the device and opens offline. Data is Firestore's to keep, never the worker's. */
const serviceWorker = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    name: 'Fluxori',
    short_name: 'Fluxori',
    description: 'Stock, orders and channels of South African online sellers.',
    lang: 'en-ZA',
    start_url: '/',
    display: 'standalone',
    background_color: '#fafaf8',
    theme_color: '#4250c9',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: 'Orders', url: '/orders' },
      { name: 'Stock', url: '/stock' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,svg,png}'],
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [/^\/api\//, /^\/reference\//],
    cleanupOutdatedCaches: true,
    /** The first visit is served by it too: a dialog that was not opened yet opens offline. */
    clientsClaim: true,
  },
})

const jsonSchemaMakers = /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/

/** The browser reads by schemas and never describes them: what makes JSON Schema of them is left out (5 KB compressed). */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  apply: 'build',
  transform: (code, id) => {
    if (!jsonSchemaMakers.test(id)) return null
    const names = [...code.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name)
    return `const leftOut = () => undefined\nexport { ${names.map((name) => `leftOut as ${name}`).join(', ')} }`
  },
}

/** The preview sends files as the content delivery network does: compressed, and hashed ones to be kept for ever. */
const likeTheNetwork: Plugin = {
  name: 'like-the-network',
  configurePreviewServer: ({ middlewares }) => {
    middlewares.use(compression())
    middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/assets/') === true) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      }
      next()
    })
  },
}

/** Files of `docs/reference` that the public pages read: served beside the app, in no bundle. */
const referenceFiles: Plugin = {
  name: 'reference-files',
  buildStart() {
    if (this.environment.config.command !== 'build') return
    reference.forEach((name) =>
      this.emitFile({ type: 'asset', fileName: `reference/${name}`, source: readReference(name) }),
    )
  },
  configureServer: ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const name = reference.find((file) => request.url === `/reference/${file}`)
      if (name === undefined) return next()
      response.setHeader('Content-Type', 'application/json')
      response.end(readReference(name))
    })
  },
}
const reference = ['openapi.json', 'problems.json']
const readReference = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../docs/reference', name), 'utf8')

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), serviceWorker, withoutJsonSchema, nameFirstFiles, referenceFiles, likeTheNetwork],
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: {
    outDir: 'dist',
    target: 'es2022',
    /** Says which files an entry loads: the bench adds up what a screen costs. */
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
})
