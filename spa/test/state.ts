import { Firestore } from '@google-cloud/firestore'
import type { DocumentKind, Role } from '@fluxori/contract/kernel'
import { members } from '@fluxori/contract/people/members'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { stock } from '@fluxori/contract/stock/stock'
import { searchWords } from '@fluxori/contract/search'
import type { z } from 'zod'
import { emptyLevel, noStock } from '@fluxori/contract/stock/levels'
import { reference } from '../../functions/src/store/documents.ts'
import { encodedDocument } from '../../functions/src/store/encoding.ts'

/** The state of a running product, as the platform itself sees them: no rules bind it. Only for tests and benches. */
export function openBooks(host: string): Firestore {
  process.env['FIRESTORE_EMULATOR_HOST'] = host
  return new Firestore({ projectId: 'demo-fluxori' })
}

/** Writes one document, checked by its schema, in the place of what is there. */
async function writeDocument<S extends z.ZodType<Readonly<Record<string, unknown>>>>(
  db: Firestore,
  kind: DocumentKind<S>,
  ids: Readonly<Record<string, string>>,
  fields: z.input<S>,
): Promise<void> {
  await reference(db, kind, ids).set(encodedDocument(kind.schema.parse(fields)))
}

const at = '2026-11-01T08:00:00.000Z'

/** A merchant of its own, whose only member is one of the demo's people. */
export async function openMerchant(
  db: Firestore,
  merchant: string,
  { who = 'owner', name = 'A new merchant' }: Readonly<{ who?: Role; name?: string }> = {},
): Promise<void> {
  await writeDocument(
    db,
    merchants,
    { merchant },
    {
      id: merchant,
      name,
      currency: 'ZAR',
      timeZone: 'Africa/Johannesburg',
      vatVendor: true,
      whenShort: 'oversold',
      createdAt: at,
    },
  )
  const uid = `demo-${who}`
  await writeDocument(
    db,
    members,
    { merchant, uid },
    {
      uid,
      role: 'owner',
      state: 'active',
      email: `${who}@demo.fluxori.test`,
      name: 'Owner',
    },
  )
}

/** Gives a merchant so many SKUs, `SKU-00000` and on, each with some stock in `jhb`. */
export async function fillStock(db: Firestore, merchant: string, skus: number): Promise<void> {
  const writer = db.bulkWriter({ throttling: false })
  const written: Promise<unknown>[] = []
  for (let index = 0; index < skus; index += 1) {
    const sku = `SKU-${String(index).padStart(5, '0')}`
    const title = `Enamel mug no. ${index}, set of ${(index % 6) + 1}`
    const onHand = (index * 37) % 120
    const level = stock.schema.parse({
      ...noStock(sku),
      title,
      words: searchWords([sku, title]),
      levels: { jhb: { ...emptyLevel, onHand } },
      available: onHand,
      supply: onHand === 0 ? 'out' : onHand <= 4 ? 'low' : 'enough',
    })
    written.push(writer.set(reference(db, stock, { merchant, sku }), encodedDocument(level)))
  }
  await Promise.all([...written, writer.close()])
}
