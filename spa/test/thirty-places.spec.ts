import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { isSound, watchForComplaints } from './sound.ts'

/** The navigation as it would be with thirty features: built for itself, so that no such features need to exist. */
const at = 'http://thirty-places.test'
const files = new Map<string, string | Uint8Array>()

watchForComplaints()

test.beforeAll(async () => {
  const root = join(import.meta.dirname, 'thirty-places')
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false },
  })
  for (const part of Array.isArray(built) ? built : [built]) {
    if (!('output' in part)) continue
    part.output.forEach((file) =>
      files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source),
    )
  }
})

async function open(page: Page): Promise<void> {
  await page.route(`${at}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const file = files.get(pathname) ?? files.get('/index.html') ?? ''
    const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' }
    const contentType = types[pathname.split('.').at(-1) ?? ''] ?? 'text/html'
    await route.fulfill({ contentType, body: typeof file === 'string' ? file : Buffer.from(file) })
  })
  await page.goto(at)
  await expect(page.getByRole('heading', { name: 'Thirty places' })).toBeVisible()
}

/** Links whose words are wider than their link, or which stand out of their navigation sideways. */
const overflowing = (page: Page) =>
  page
    .locator('nav:visible a')
    .evaluateAll((links) =>
      links
        .filter((link) => link.scrollWidth > link.clientWidth || link.clientWidth > innerWidth)
        .map((link) => link.textContent),
    )

for (const width of [360, 768, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({
      viewport: { width, height: width < 500 ? 780 : 900 },
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('thirty places overflow nothing and each can be reached', async ({ page }) => {
      await open(page)
      expect(await overflowing(page)).toEqual([])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await isSound(page, `thirty-places-${width}-${colorScheme}`)
      }
      const last =
        width < 500 ? page.locator('main a').last() : page.getByRole('navigation').getByRole('link').last()
      await last.focus()
      await expect(last).toBeInViewport()
    })
  })
}

test('the tab key goes down the rail; a group that is closed is passed over', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page)
  const rail = page.getByRole('navigation').first()
  const sell = rail.locator('summary').first()
  await rail.getByRole('link').first().focus()
  for (let place = 0; place < 4; place += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(sell).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(rail.locator('summary').nth(1)).toBeFocused()
})
