import { days } from '@fluxori/contract/orders/days'
import { reports } from '@fluxori/contract/reports/reports'
import { schedules } from '@fluxori/contract/schedules/schedules'
import { expect, test, type Page } from '@playwright/test'
import { collectionOf, reference } from '../../functions/src/store/documents.ts'
import { encodedDocument } from '../../functions/src/store/encoding.ts'
import { scheduleOf } from '../../functions/test/schedule-of.ts'
import { addresses } from './addresses.ts'
import { openBooks, openMerchant } from './state.ts'
import { signedIn, signedInTo } from './sign-in.ts'
import { isSound, watchForComplaints } from './sound.ts'

const state = openBooks(addresses.firestore)
const merchant = 'timely'
/** A merchant to look at: nothing calls for it. */
const shown = 'well-timed'

watchForComplaints()

test.beforeAll(async () => {
  await openMerchant(state, merchant, { name: 'Timely Traders' })
  for (const kind of [schedules, reports]) {
    const { docs } = await collectionOf(state, kind, merchant).get()
    await Promise.all(docs.map(({ ref }) => ref.delete()))
  }
})
test.afterAll(() => state.terminate())

const rowOf = (page: Page, name: string) => page.locator('[data-schedule]').filter({ hasText: name })
const dialog = (page: Page) => page.getByRole('dialog')

async function add(page: Page, name: string, task: string) {
  await page.getByRole('button', { name: 'Add a schedule' }).click()
  await dialog(page).getByLabel('Name').fill(name)
  await dialog(page).getByRole('radio', { name: task }).check()
  await dialog(page).getByRole('button', { name: 'Add schedule' }).click()
}

/** The scheduler calls a job, as it would at its time. */
async function due(page: Page, id: string): Promise<void> {
  const name = `projects/demo-fluxori/locations/africa-south1/jobs/schedule_${merchant}_${id}`
  const answer = await page.request.post(`${addresses.scheduler}/v1/${name}:run`, { data: {} })
  expect(answer.ok()).toBe(true)
}

test('a merchant makes a schedule, it runs at its time, and what it wrote down is shown', async ({
  page,
}) => {
  const day = new Date(Date.now() + 2 * 3_600_000 - 24 * 3_600_000).toISOString().slice(0, 10)
  const sales = { orders: 2, units: 3, revenueCents: 34_500, vatCents: 4_500 }
  const rollup = { day, channels: { shopify: sales }, hours: {} }
  await reference(state, days, { merchant, day }).set(encodedDocument(rollup))
  await signedInTo(page, 'owner', merchant)
  await page.goto('/settings/schedules')
  await expect(page.getByText('No schedules yet')).toBeVisible()

  await page.getByRole('button', { name: 'Add a schedule' }).click()
  const form = dialog(page)
  await form.getByRole('button', { name: 'Add a time' }).click()
  await form.getByLabel('Time 2', { exact: true }).fill('13:45')
  await form.getByRole('button', { name: 'Add schedule' }).click()
  await expect(form.getByText('Give it a name')).toBeVisible()
  await expect(form.getByText('All times need the same minutes')).toBeVisible()
  await form.getByLabel('Time 2', { exact: true }).fill('13:30')
  await form.getByLabel('Name').fill('Yesterday’s sales')
  await form.getByRole('radio', { name: 'Report sales' }).check()
  await form.getByRole('button', { name: 'Add schedule' }).click()
  await expect(form).toBeHidden()

  const row = rowOf(page, 'Yesterday’s sales')
  await expect(row).toContainText('Monday to Friday at 07:30 and 13:30')
  await expect(row).toContainText('It has not run yet')
  await due(page, (await row.getAttribute('data-schedule')) ?? '')
  await expect(row).toContainText('Wrote down 2 orders')
  const report = page.getByRole('article').filter({ hasText: 'Made just now' })
  await expect(report.getByRole('row', { name: /Total/ })).toContainText('345.00')
})

test('a schedule is changed, paused, resumed and removed, and each can be taken back', async ({ page }) => {
  await signedInTo(page, 'owner', merchant)
  await page.goto('/settings/schedules')
  await add(page, 'Night check', 'Check stock and orders')
  const row = rowOf(page, 'Night check')
  await expect(row).toContainText('Next run')

  await add(page, 'NIGHT check', 'Check stock and orders')
  await expect(dialog(page).getByText('Another schedule has this name')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).click()

  await row.getByRole('button', { name: 'Change Night check' }).click()
  await dialog(page).getByRole('checkbox', { name: 'Saturday' }).check()
  await dialog(page).getByRole('button', { name: 'Save changes' }).click()
  await expect(row).toContainText('Mon, Tue, Wed, Thu, Fri and Sat at 07:30')

  await row.getByRole('button', { name: 'Pause Night check' }).click()
  await expect(row).toContainText('Paused')
  await expect(row).not.toContainText('Next run')
  await row.getByRole('button', { name: 'Resume Night check' }).click()
  await expect(row).toContainText('Next run')

  await row.getByRole('button', { name: 'Remove Night check' }).click()
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(row).toBeVisible()
})

test('who may only look sees the schedules, and nothing to change them with', async ({ page }) => {
  await signedIn(page, 'viewer')
  await page.goto('/settings/schedules')
  await expect(page.getByText('Owners and managers change this')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a schedule' })).toBeHidden()
})

/** Schedules in every state that a row can show, and a report. */
async function seeEverything(): Promise<void> {
  const sync = { state: 'fault', revision: 2, at: '2026-11-22T06:00:01.000Z', reason: 'unavailable' } as const
  const run = { dueAt: '2026-11-22T04:00:00.000Z', startedAt: '2026-11-22T04:00:02.000Z' }
  const finishedAt = '2026-11-22T04:00:09.000Z'
  const all = [
    scheduleOf({ id: 'paused', name: 'Check stock and orders at night', state: 'paused', nextRunAt: null }),
    scheduleOf({ id: 'untold', name: 'A schedule of which Cloud Scheduler was not told', sync }),
    scheduleOf({
      id: 'failed',
      name: 'Before trading opens on the weekend',
      task: { kind: 'read-channels', channels: null },
      nextRunAt: '2030-01-01T04:00:00.000Z',
      lastRun: { ...run, finishedAt, result: 'failed', reason: 'unavailable', facts: {} },
    }),
    scheduleOf({
      id: 'done',
      name: 'Sales of the day before',
      task: { kind: 'sales-report' },
      nextRunAt: '2030-01-01T04:00:00.000Z',
      lastRun: { ...run, finishedAt, result: 'done', reason: null, facts: { orders: 31 } },
    }),
  ]
  const sales = { orders: 1_031, units: 1_403, revenueCents: 123_456_700, vatCents: 16_103_048 }
  const report = {
    id: 'sales:2026-11-21',
    kind: 'sales',
    day: '2026-11-21',
    channels: { shopify: sales, takealot: { ...sales, orders: 1 } },
    total: sales,
    madeAt: finishedAt,
    schedule: 'done',
  }
  await Promise.all([
    ...all.map((one) =>
      reference(state, schedules, { merchant: shown, schedule: one.id }).set(encodedDocument(one)),
    ),
    reference(state, reports, { merchant: shown, report: report.id }).set(encodedDocument(report)),
  ])
}

for (const width of [360, 768, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({
      viewport: { width, height: width < 500 ? 780 : 900 },
      hasTouch: width < 1000,
      contextOptions: { reducedMotion: 'reduce' },
    })
    test('the schedules and their form are sound, in light and dark', async ({ page }) => {
      test.setTimeout(180_000)
      await openMerchant(state, shown, { name: 'Well Timed' })
      await seeEverything()
      await signedInTo(page, 'owner', shown)
      for (const path of ['/settings/schedules', '/settings/schedules?do=create']) {
        await page.goto(path)
        await expect(
          path.includes('do=') ? dialog(page) : page.locator('[data-schedule]').first(),
        ).toBeVisible()
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
          await isSound(page, `schedules${path.includes('do=') ? '-form' : ''}-${width}-${colorScheme}`)
        }
      }
    })
  })
}
