import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Runs some work in a browser of its own. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(existsSync(executablePath) ? { args, executablePath } : { args })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** Signs the demo's owner in and waits until Today stands. `merchant` is chosen as the device remembers it. */
export async function signedIn(context: BrowserContext, spa: string, merchant = 'demo'): Promise<Page> {
  await context.addInitScript((chosen) => {
    localStorage.setItem('fluxori-merchant', JSON.stringify(chosen))
  }, merchant)
  const page = await context.newPage()
  await page.goto(`${spa}/sign-in`)
  await page.getByLabel('E-mail').fill('owner@demo.fluxori.test')
  await page.getByLabel('Password', { exact: true }).fill('fluxori-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor({ timeout: 60_000 })
  return page
}

/** A phone of the slower half: its processor so many times slower than this machine's. */
export async function slowed(page: Page, times: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
  return session
}

/** A slow connection: 5 Mbit/s both ways, 40 ms to the server and back. */
export async function slowLine(session: CDPSession): Promise<void> {
  const bytesPerSecond = (5 * 1_000_000) / 8
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
}

/** Milliseconds from the navigation's start to the largest paint so far. */
export const largestPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
