import { create } from 'zustand'

/** Whether this device could keep what it was last asked to keep. Full storage must not break a screen. */
export const useDeviceStorage = create<Readonly<{ full: boolean }>>(() => ({ full: false }))

/** What the device remembers under a name; null when nothing, or when it may not be asked (private browsing). */
export function recall(storage: 'local' | 'session', name: string): unknown {
  try {
    const text = storageOf(storage).getItem(name)
    return text === null ? null : JSON.parse(text)
  } catch {
    // Unreadable is as good as not there: whoever asks has a default.
    return null
  }
}

/** Remembers a value. Answers false, and says so on the screen, when the device has no room for it. */
export function remember(storage: 'local' | 'session', name: string, value: unknown): boolean {
  try {
    storageOf(storage).setItem(name, JSON.stringify(value))
    useDeviceStorage.setState({ full: false })
    return true
  } catch {
    // No room, or storage is switched off: the value lives on in memory only.
    useDeviceStorage.setState({ full: true })
    return false
  }
}

export function forget(storage: 'local' | 'session', name: string): void {
  try {
    storageOf(storage).removeItem(name)
  } catch {
    // What cannot be reached cannot be read by the next person either.
  }
}

/** The names in a storage that begin like this. */
export function rememberedNames(storage: 'local' | 'session', prefix: string): readonly string[] {
  try {
    return Object.keys(storageOf(storage)).filter((name) => name.startsWith(prefix))
  } catch {
    return []
  }
}

const storageOf = (storage: 'local' | 'session'): Storage =>
  storage === 'local' ? localStorage : sessionStorage
