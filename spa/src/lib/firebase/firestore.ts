import {
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  initializeFirestore,
  persistentLocalCache,
  persistentMultipleTabManager,
  terminate,
} from 'firebase/firestore'
import { env } from '../env.ts'
import { firebaseApp } from './app.ts'

/** Reads come from the device first and survive a reload offline; all tabs share one cache. */
export const firestore = initializeFirestore(firebaseApp, {
  localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }),
})

if (env.firestoreEmulator !== undefined) {
  const [host = '', port = ''] = env.firestoreEmulator.split(':')
  connectFirestoreEmulator(firestore, host, Number(port))
}

/** Takes the merchant's data off this device. The caller loads the page anew: this Firestore is finished. */
export async function forgetDevice(): Promise<void> {
  await terminate(firestore)
  await clearIndexedDbPersistence(firestore)
}
