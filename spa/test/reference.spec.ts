import { expect, test, type Page } from '@playwright/test'
import { isSound, watchForComplaints } from './sound.ts'

watchForComplaints()

const entry = (page: Page, name: string) => page.locator(`article#${name}`)

for (const width of [360, 768, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({
      viewport: { width, height: 900 },
      hasTouch: width < 1000,
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('the operations and the problems are open to anybody and sound, in light and dark', async ({
      page,
    }) => {
      test.setTimeout(300_000)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.goto('/api')
        await expect(entry(page, 'stock-update')).toBeVisible()
        await isSound(page, `api-${colorScheme}`)
        await page.goto('/api#order-update')
        await expect(entry(page, 'order-update')).toBeInViewport()
        await isSound(page, `api-operation-${colorScheme}`)
        await page.goto('/problems')
        await expect(page.getByRole('link', { name: 'Not enough free stock' })).toBeVisible()
        await isSound(page, `problems-${colorScheme}`)
        await page.goto('/problems/not-enough-stock')
        await expect(page.getByRole('heading', { name: 'What to do' })).toBeVisible()
        await isSound(page, `problem-${colorScheme}`)
      }
    })
  })
}

test('a refusal of an operation leads to the page about it, by the keyboard', async ({ page }) => {
  await page.goto('/api#stock-update')
  const operation = entry(page, 'stock-update')
  await expect(operation).toBeFocused()
  await operation.getByText('When it is not done').focus()
  await page.keyboard.press('Enter')
  await operation.getByRole('link', { name: 'not-enough-stock' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Not enough free stock' })).toBeVisible()
})

test('an operation is found by one of its reasons, and the example can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/api')
  await page.getByRole('searchbox').fill('last-owner')
  await expect(page.getByRole('status').filter({ hasText: '1 found' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy the example of member-update' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('/member-update')
})

test('an address of a reason that is not there says so', async ({ page }) => {
  await page.goto('/problems/no-such-reason')
  await expect(page.getByText('There is no page about this reason')).toBeVisible()
})
