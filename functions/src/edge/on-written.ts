import type { DocumentKind } from '@fluxori/contract/kernel'
import type { Services } from '../services.ts'
import { usualResources, type CloudFunction, type Resources } from './cloud-function.ts'
import { errorWords, logInvocation } from './log.ts'

/** The document that was written: its ids by the names in the path. An event is a doorbell: read what is there now. */
export type Rung = Readonly<{ ids: Readonly<Record<string, string>>; services: Services }>

type Told = Readonly<{ name: string; summary: string; readsSecrets?: boolean }>

/**
 * A Cloud Function that a document's write starts. Events come at least once, late and in any order, so what it does
 * must be harmless twice; what it throws is tried again by the platform for a day.
 */
export function onWritten(
  { name, summary, readsSecrets = false }: Told,
  { path }: DocumentKind,
  act: (rung: Rung) => Promise<string>,
  resources: Partial<Resources> = {},
): CloudFunction {
  return {
    name,
    summary,
    trigger: { kind: 'document', path },
    resources: { ...usualResources, ...resources },
    roles: [],
    readsSecrets,
    administersSignIns: false,
    managesSchedules: false,
    answer: {
      kind: 'event',
      run: async (services, documentPath) => {
        const started = performance.now()
        const ids = idsIn(path, documentPath)
        if (ids === null) return
        const merchant = ids['merchant'] ?? ''
        const done = { operation: name, merchant }
        try {
          const outcome = await act({ ids, services })
          logInvocation({ ...done, outcome, milliseconds: Math.round(performance.now() - started) })
        } catch (error) {
          const milliseconds = Math.round(performance.now() - started)
          logInvocation({ ...done, outcome: 'failed', milliseconds, error: errorWords(error) })
          throw error
        }
      },
    },
  }
}

/** The ids in a document's path, by their names in the pattern; null when the path is another's. */
export function idsIn(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [names, parts] = [pattern.split('/'), path.split('/')]
  if (names.length !== parts.length) return null
  const ids: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith('{')) ids[name.slice(1, -1)] = part
    else if (name !== part) return null
  }
  return ids
}
