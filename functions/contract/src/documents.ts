import './alerts.ts'
import './channels.ts'
import './days.ts'
import './journal.ts'
import './merchants.ts'
import './orders.ts'
import './products.ts'
import './schedules.ts'
import './stock.ts'
import { declaredDocuments } from './kernel.ts'

/** Every collection there is. `firestore.rules` and its tests are held against this list. */
export const documents = declaredDocuments()

/** Every collection that can hold personal data, with purpose, retention and readers. */
export const personalDataDocuments = documents.filter((kind) => kind.personalData !== undefined)
