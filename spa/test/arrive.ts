import type { Page } from 'playwright'
import type { Stop } from '../src/business/tour.ts'

/** Opens a screen as its feature's tour says, and waits until it stands. `at`: where the app runs, if not here. */
export async function arrive(page: Page, { path, ready, press }: Stop, at = ''): Promise<void> {
  await page.goto(`${at}${path}`)
  await page.locator(ready).first().waitFor()
  if (press === undefined) return
  for (const key of press.keys) await page.keyboard.press(key)
  await page.locator(press.ready).first().waitFor()
}
