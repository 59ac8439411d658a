import { Firestore } from '@google-cloud/firestore'
import { afterAll, describe } from 'vitest'
import { emulatorProject } from '../../test/emulator-project.ts'
import { addWrite, firestoreState } from './firestore-state.ts'
import { stateRules } from './state-suite.ts'

const db = new Firestore({ projectId: emulatorProject().projectId })
afterAll(() => db.terminate())

describe('a state in Firestore', () => {
  let states = 0
  stateRules(async () => {
    states += 1
    const merchant = `merchant-${states}`
    return {
      reader: firestoreState(db, merchant),
      write: async (writes) => {
        const batch = db.batch()
        writes.forEach((write) => addWrite(db, batch, merchant, write))
        await batch.commit()
      },
    }
  })
})
