import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { addresses } from './addresses.ts'
import { adjust, availableNow, openStock, soldEverywhere } from './on-screen.ts'
import { buy, shownBy } from './shop.ts'
import { fillSignIn, signedIn, signIn } from './sign-in.ts'

const Mails = z.object({ oobCodes: z.array(z.object({ email: z.string(), oobLink: z.string() })) })

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first()

test('an order from Shopify appears by itself, and every shop shows the new stock', async ({
  page,
  request,
}) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(request, ['shopify', 'takealot', 'woocommerce'])
  await openStock(page, sku)
  const available = await availableNow(page)
  const before = await Promise.all(['takealot', 'woocommerce'].map((kind) => shownBy(request, kind)))
  await link(page, 'Orders').click()
  await page.locator('[data-id]').first().waitFor()
  const id = await buy(request, sku, 2)
  await page.locator(`[data-id="shopify:${id}"] a`).first().click()
  await expect(page.locator('article').getByText(sku, { exact: true }).first()).toBeVisible()
  await expect(page.locator('article').getByText('Ready to ship').first()).toBeVisible()

  await openStock(page, sku)
  await expect.poll(() => availableNow(page)).toBe(available - 2)
  for (const [index, kind] of ['takealot', 'woocommerce'].entries()) {
    const shownBefore = before[index]?.get(sku) ?? 0
    await expect
      .poll(async () => (await shownBy(request, kind)).get(sku), { timeout: 30_000 })
      .toBeLessThan(shownBefore)
  }
})

test('what is sold while somebody looks moves Today and stock without a reload', async ({
  page,
  request,
}) => {
  await signedIn(page, 'owner')
  const orders = page.locator('[data-figure="orders"]')
  const count = async () => Number(/\d+/.exec(await orders.innerText())?.[0] ?? 0)
  const before = await count()
  const sku = await soldEverywhere(request, ['shopify'])
  await buy(request, sku, 1)
  await expect.poll(count).toBe(before + 1)
  await orders.getByRole('link').click()
  await expect(page).toHaveURL(/\/orders\?.*from=/)
  await page.locator('[data-id]').first().waitFor()
})

test('an adjustment moves the stock, says so, can be undone, and is told in the story', async ({
  page,
  request,
}) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(request, ['shopify'])
  await openStock(page, sku)
  const available = await availableNow(page)
  await page.keyboard.press('e')
  const form = page.getByRole('dialog')
  await form
    .getByRole('button', { name: /^Adjust|^Add/ })
    .last()
    .click()
  await expect(form.getByText(/whole number/)).toBeVisible()
  await page.keyboard.press('Escape')
  await adjust(page, 5, 'Add', 'Found behind the shelf')
  await expect.poll(() => availableNow(page)).toBe(available + 5)
  await expect(page.locator('article').getByText('Found behind the shelf').first()).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => availableNow(page)).toBe(available)
})

test('taking more than is free is refused in words, at the form', async ({ page, request }) => {
  await signedIn(page, 'owner')
  await openStock(page, await soldEverywhere(request, ['shopify']))
  await adjust(page, 900_000, 'Remove', 'A slip of the finger')
  await expect(page.getByRole('dialog').getByText(/^Only \d+ are free there\.$/)).toBeVisible()
})

test('a viewer sees everything and nothing to change it with', async ({ page }) => {
  await signedIn(page, 'viewer')
  for (const path of ['/stock', '/orders', '/products']) {
    await page.goto(path)
    await page.locator('[data-id]').first().waitFor()
    await expect(
      page.getByRole('button', { name: /^(Adjust|Receive|Transfer|Count|New product)/ }),
    ).toHaveCount(0)
  }
  await page.goto('/orders?status=allocated')
  await page.locator('[data-id] a').first().click()
  await expect(page.locator('article')).toBeVisible()
  await expect(page.locator('article').getByRole('button', { name: /^(Ship|Cancel|Reserve)/ })).toHaveCount(0)
})

test('a wrong password is told in words', async ({ page }) => {
  await signIn(page, 'owner', 'not-the-password')
  await expect(page.getByRole('alert')).toContainText('That e-mail and password do not belong together')
})

test('an owner invites somebody, who chooses a password, comes in, and is out when removed', async ({
  page,
  browser,
  request,
}) => {
  const email = `zanele-${Date.now()}@karoo.test`
  await signedIn(page, 'owner')
  await page.goto('/settings/members?do=invite')
  const form = page.getByRole('dialog')
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Name').fill('Zanele Dube')
  await form.getByRole('button', { name: /^Invite/ }).click()
  await expect(form).toBeHidden()
  await expect(page.getByText('Zanele Dube').first()).toBeVisible()

  const codes = await request.get(`${addresses.auth}/emulator/v1/projects/demo-fluxori/oobCodes`)
  const { oobCodes } = Mails.parse(await codes.json())
  const mail = oobCodes.find((code) => code.email === email)
  expect((await request.get(`${mail?.oobLink}&newPassword=her-own-password`)).ok()).toBe(true)
  const hers = await (await browser.newContext()).newPage()
  await hers.goto('/sign-in')
  await fillSignIn(hers, email, 'her-own-password')
  await expect(hers.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: /^Remove.*Zanele/ }).click()
  await expect(hers.getByText('You belong to no merchant yet')).toBeVisible()
  await hers.context().close()
})

test('a product is made, found by its words, and says at the field what is wrong with it', async ({
  page,
}) => {
  const sku = `TIN-${Date.now()}`
  await signedIn(page, 'manager')
  await page.goto('/products?new=1')
  const form = page.locator('article')
  await form.getByLabel('Title').fill('Rooibos tin, copper')
  await form.getByLabel('SKU').fill('MUG-ENAM-4')
  await form.getByLabel('Barcode').fill('6009870000138')
  await form.getByRole('button', { name: 'Add product' }).click()
  await expect(form.getByText('There is a product with this SKU already', { exact: false })).toBeVisible()
  await form.getByLabel('SKU').fill(sku)
  await form.getByLabel('Barcode').fill('')
  await form.getByRole('button', { name: 'Add product' }).click()
  await expect(page.locator('article').getByRole('heading', { level: 2 })).toContainText('Rooibos tin')
  await page.goto('/stock?q=copper')
  await expect(page.locator(`[data-id="${sku}"]`)).toBeVisible()
})

test('a channel shows what its formula says, after a preview, and again when it is undone', async ({
  page,
  request,
}) => {
  await signedIn(page, 'owner')
  const sku = await soldEverywhere(request, ['takealot'])
  const before = (await shownBy(request, 'takealot')).get(sku) ?? 0
  await page.goto('/channels/takealot?do=formula')
  const form = page.getByRole('dialog')
  await form.getByLabel(/safety/i).fill('3')
  await form
    .getByRole('button', { name: /^Change|^Save|^Show/ })
    .last()
    .click()
  await expect(form).toBeHidden()
  await expect
    .poll(async () => (await shownBy(request, 'takealot')).get(sku), { timeout: 30_000 })
    .toBe(before - 2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect
    .poll(async () => (await shownBy(request, 'takealot')).get(sku), { timeout: 30_000 })
    .toBe(before)
})
