import { initializeApp } from 'firebase/app'
import { env } from '../env.ts'

export const firebaseApp = initializeApp({
  projectId: env.projectId,
  apiKey: env.apiKey,
  authDomain: `${env.projectId}.firebaseapp.com`,
})
