import { readFile } from 'node:fs/promises'
import { initializeTestEnvironment } from '@firebase/rules-unit-testing'
import { setLogLevel } from 'firebase/firestore'
import { emulatorAddress, emulatorProject } from '../emulator-project.ts'
import { Coverage } from './rule-coverage.ts'
import type { Persona } from './personas.ts'

const rulesFile = new URL('../../../firestore.rules', import.meta.url)

/** A database under `firestore.rules`, a fresh one unless told, with a client for each persona as the browser has it. */
export async function openRules(projectId = emulatorProject().projectId) {
  // Nearly every request here is to be refused: no news.
  setLogLevel('error')
  const { host, port } = emulatorAddress()
  const rules = await readFile(rulesFile, 'utf8')
  const environment = await initializeTestEnvironment({ projectId, firestore: { host, port, rules } })

  const connect = ({ uid }: Persona) =>
    (uid === null ? environment.unauthenticatedContext() : environment.authenticatedContext(uid)).firestore()
  const clients = new Map<Persona, ReturnType<typeof connect>>()

  return {
    as: (persona: Persona) => {
      const client = clients.get(persona) ?? connect(persona)
      clients.set(persona, client)
      return client
    },
    /** Writes documents by path, past the rules. */
    seed: (documents: Readonly<Record<string, object>>) =>
      environment.withSecurityRulesDisabled(async (context) => {
        const database = context.firestore()
        const batch = database.batch()
        for (const [path, document] of Object.entries(documents)) batch.set(database.doc(path), document)
        await batch.commit()
      }),
    /** Which expressions of the rules this database's requests have evaluated, and to what. */
    coverage: async (): Promise<Coverage> => {
      const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}:ruleCoverage`)
      return Coverage.parse(await response.json())
    },
    close: () => environment.cleanup(),
  }
}

export type Rules = Awaited<ReturnType<typeof openRules>>
