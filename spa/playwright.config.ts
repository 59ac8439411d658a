import { defineConfig } from '@playwright/test'

/** The stack is started by the caller; these tests only need a browser and the addresses. */
export default defineConfig({
  testDir: './test',
  testMatch: '*.spec.ts',
  outputDir: './test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['FLUXORI_SPA'] ?? 'http://127.0.0.1:5173',
    locale: 'en-ZA',
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
