import './channels/channels.ts'
import './engine/cases.ts'
import './engine/channel-work.ts'
import './engine/journal.ts'
import './merchant/merchant.ts'
import './orders/days.ts'
import './orders/orders.ts'
import './people/members.ts'
import './products/products.ts'
import './reports/reports.ts'
import './schedules/schedules.ts'
import './stock/stock.ts'
import './warehouses/warehouses.ts'
import { declaredDocuments } from './kernel.ts'

/** Every collection there is. `firestore.rules` and its tests are held against this list. */
export const documents = declaredDocuments()

/** Every collection that can hold personal data, with purpose, retention and readers. */
export const personalDataDocuments = documents.filter((kind) => kind.personalData !== undefined)
