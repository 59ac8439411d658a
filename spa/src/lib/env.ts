import { z } from 'zod'

const Address = z.url({ protocol: /^https?$/ })

/** An emulator is used only where its address is set; a build for production has none. */
const inDevelopment = (address: string) => (import.meta.env.DEV ? address : undefined)

const Env = z
  .object({
    VITE_PROJECT_ID: z.string().min(1).default('demo-fluxori'),
    VITE_FIREBASE_API_KEY: z.string().min(1).default('demo-key'),
    VITE_FUNCTIONS_URL: Address.default('http://127.0.0.1:5001'),
    VITE_AUTH_EMULATOR: Address.optional(),
    VITE_FIRESTORE_EMULATOR: z
      .string()
      .regex(/^[^:/]+:\d+$/)
      .optional(),
    VITE_DEMO_SIGN_IN: z.string().min(1).optional(),
  })
  .transform((raw) => ({
    projectId: raw.VITE_PROJECT_ID,
    apiKey: raw.VITE_FIREBASE_API_KEY,
    functionsUrl: raw.VITE_FUNCTIONS_URL.replace(/\/$/, ''),
    authEmulator: raw.VITE_AUTH_EMULATOR ?? inDevelopment('http://127.0.0.1:9099'),
    firestoreEmulator: raw.VITE_FIRESTORE_EMULATOR ?? inDevelopment('127.0.0.1:8080'),
    /** How to sign in to the demo, in words; set only by the local run. */
    demoSignIn: raw.VITE_DEMO_SIGN_IN,
  }))

/** What the build was told about its surroundings. Fails at start, in words, when it makes no sense. */
export const env = Env.parse(import.meta.env)
