import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
} from 'firebase/auth'
import { env } from '../env.ts'
import { firebaseApp } from './app.ts'

/** Sign-in by e-mail only, so none of the pop-up machinery is loaded. */
export const auth = initializeAuth(firebaseApp, {
  persistence: [indexedDBLocalPersistence, browserLocalPersistence],
})

if (env.authEmulator !== undefined) connectAuthEmulator(auth, env.authEmulator, { disableWarnings: true })
