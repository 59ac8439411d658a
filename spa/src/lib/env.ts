/** What a build is told about its surroundings, as the build tool hands it over. */
type Raw = Readonly<Record<string, unknown>>

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    // The only way to ask that every browser knows.
    return false
  }
}
const isHostWithPort = (text: string): boolean => /^[^:/]+:\d+$/.test(text)
const isSome = (text: string): boolean => text !== ''

/**
 * Reads the surroundings, or throws an Error that names what makes no sense. Written by hand: the sign-in page needs it,
 * and has no room for a library. An emulator is used only where its address is set, or in development.
 */
export function envOf(raw: Raw, inDevelopment: boolean) {
  const faults: string[] = []
  const read = (name: string, fits: (text: string) => boolean, must: string): string | undefined => {
    const value = raw[name]
    if (value === undefined) return undefined
    if (typeof value === 'string' && fits(value)) return value
    faults.push(`${name} ${must}`)
    return undefined
  }
  const text = (name: string) => read(name, isSome, 'must not be empty')
  const address = (name: string) =>
    read(name, isAddress, 'must be an address that begins with http:// or https://')
  const env = {
    projectId: text('VITE_PROJECT_ID') ?? 'demo-fluxori',
    apiKey: text('VITE_FIREBASE_API_KEY') ?? 'demo-key',
    functionsUrl: (address('VITE_FUNCTIONS_URL') ?? 'http://127.0.0.1:5001').replace(/\/$/, ''),
    authEmulator: address('VITE_AUTH_EMULATOR') ?? (inDevelopment ? 'http://127.0.0.1:9099' : undefined),
    firestoreEmulator:
      read('VITE_FIRESTORE_EMULATOR', isHostWithPort, 'must be a host and a port, like 127.0.0.1:8080') ??
      (inDevelopment ? '127.0.0.1:8080' : undefined),
    /** How to sign in to the demo, in words; set only by the local run. */
    demoSignIn: text('VITE_DEMO_SIGN_IN'),
  }
  if (faults.length > 0) throw new Error(`Fluxori was built with wrong settings: ${faults.join('; ')}.`)
  return env
}

/** What the build was told about its surroundings. Fails at start, in words, when it makes no sense. */
export const env = envOf(import.meta.env, import.meta.env.DEV)
