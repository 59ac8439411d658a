import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const problems = new WeakMap<Page, string[]>()

/** Notes everything that a page complains of, in every test of the file. */
export function watchForComplaints(): void {
  test.beforeEach(({ page }) => {
    const found: string[] = []
    problems.set(page, found)
    page.on('pageerror', (error) => found.push(error.message))
    page.on('console', (message) => {
      // A connection that is cut or a rule that refuses is what some tests are about; the screen has to say it, not the console.
      const expected = /Failed to load resource|Firestore|ERR_|WebChannel/.test(message.text())
      if (message.type() === 'error' && !expected) found.push(message.text())
    })
  })
}

/** What must hold on every screen: nothing complains, nobody is shut out, nothing slides sideways. */
export async function isSound(page: Page, name: string): Promise<void> {
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, 'the page must not scroll sideways').toBeLessThanOrEqual(0)
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished),
    ),
  )
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) })
  expect(problems.get(page)).toEqual([])
}
