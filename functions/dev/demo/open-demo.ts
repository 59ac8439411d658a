import type { Firestore } from '@google-cloud/firestore'
import { listings, publishing } from '@fluxori/contract/channels'
import type { Instant } from '@fluxori/contract/kernel'
import type { Services } from '../../src/services.ts'
import { collectionOf, parsed } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { demoBooks, demoMerchant, otherBooks } from './books.ts'
import { demoHistory } from './history.ts'
import { seed } from './seed.ts'

/** Writes both demo merchants, and lets the journal live through the fortnight before `at`. */
export async function openDemo(
  db: Firestore,
  services: Pick<Services, 'append' | 'drain'>,
  sandboxes: string,
  at: Instant,
): Promise<void> {
  const books = demoBooks(sandboxes, at)
  await Promise.all([seed(db, books), seed(db, otherBooks(at))])
  for (const page of pagesOf(demoHistory(books.listings, at), 20)) {
    await Promise.all(page.map((command) => services.append(demoMerchant, command)))
  }
  await services.drain(demoMerchant)
  await acceptEverything(db, at)
}

const pagesOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, page) => all.slice(page * size, (page + 1) * size))

/** The shops have long accepted what the history left for them to show, so nothing waits to be published. */
async function acceptEverything(db: Firestore, at: Instant): Promise<void> {
  const [listed, work] = await Promise.all([
    collectionOf(db, listings, demoMerchant).get(),
    collectionOf(db, publishing, demoMerchant).get(),
  ])
  const writer = db.bulkWriter({ throttling: false })
  const written = listed.docs.map((snapshot) => {
    const listing = parsed(listings, snapshot)
    if (listing === undefined) return Promise.resolve()
    const { quantity, priceCents } = listing.desired
    const accepted = {
      ...listing,
      published: { quantity, priceCents, at, sold: listing.sold },
      observed: { quantity, priceCents, at },
      pending: false,
    }
    return writer.set(snapshot.ref, encodedDocument(listings.schema.parse(accepted)))
  })
  await Promise.all([...written, ...work.docs.map(({ ref }) => writer.delete(ref)), writer.close()])
}
