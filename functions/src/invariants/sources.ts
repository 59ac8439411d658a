import { journal, JournalEntry } from '@fluxori/contract/engine/journal'
import { orders } from '@fluxori/contract/orders/orders'
import { products } from '@fluxori/contract/products/products'
import { movements, stock } from '@fluxori/contract/stock/stock'
import { collectionOf } from '../store/documents.ts'
import { source } from './source.ts'

export const levels = source(stock, (db, merchant) => collectionOf(db, stock, merchant).orderBy('sku'))

export const catalogue = source(products, (db, merchant) =>
  collectionOf(db, products, merchant).orderBy('sku'),
)

/** Every movement, in the order of their numbers. */
export const moved = source(movements, (db, merchant) => collectionOf(db, movements, merchant).orderBy('seq'))

/** Open orders hold stock or wait for it; shipped and cancelled ones do neither. */
const openStatuses = ['unmapped', 'oversold', 'backordered', 'allocated', 'part-shipped']

export const openOrders = source(orders, (db, merchant) =>
  collectionOf(db, orders, merchant).where('status', 'in', openStatuses).orderBy('placedAt', 'desc'),
)

/** The kinds of the commands that have not been applied. */
export const pendingCommands = source(
  { ...journal, schema: JournalEntry.pick({ kind: true }) },
  (db, merchant) => collectionOf(db, journal, merchant).where('state', '==', 'pending').select('kind'),
)
