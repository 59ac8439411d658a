import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startFirestore } from '../../dev/emulators.ts'
import { freePort } from '../../dev/free-port.ts'
import type { Finding } from '../finding.ts'

const host = '127.0.0.1'
const project = 'demo-rules'
const closed = `rules_version = '2';
service cloud.firestore { match /databases/{database}/documents { } }
`

const Refused = z.object({ error: z.object({ message: z.string() }) })
const Taken = z.object({
  issues: z
    .array(z.object({ sourcePosition: z.object({ line: z.int() }), description: z.string() }))
    .default([]),
})

/**
 * What keeps Firestore from taking these rules, with the line: said by the compiler of the local emulator, whose
 * warnings (a function that does not exist) count as well, since such a rule fails with every request. Throws an Error
 * that says what to install when there is no emulator.
 */
export async function rulesFindings(file: string, content: string): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fluxori-rules-'))
  const port = await freePort(host)
  await writeFile(join(folder, 'closed.rules'), closed)
  const emulator = await startFirestore({
    host,
    port,
    project,
    rules: join(folder, 'closed.rules'),
    log: () => undefined,
  })
  try {
    return await ask(`${host}:${port}`, file, content)
  } finally {
    await emulator.stop()
    await rm(folder, { recursive: true })
  }
}

/** Asks an emulator that runs already. It keeps the rules for the project `demo-rules` if it can take them. */
export async function ask(emulator: string, file: string, content: string): Promise<readonly Finding[]> {
  const response = await fetch(`http://${emulator}/emulator/v1/projects/${project}:securityRules`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules: { files: [{ name: file, content }] } }),
  })
  const body: unknown = await response.json()
  if (response.ok)
    return Taken.parse(body).issues.map(({ sourcePosition: { line }, description }) => ({
      file,
      line,
      message: description,
    }))
  return compilerFindings(file, Refused.parse(body).error.message)
}

/** The compiler's words, `L4:38 Unexpected '}'.` on a line of their own, as findings. */
function compilerFindings(file: string, message: string): readonly Finding[] {
  const given = [...message.matchAll(/^L(\d+):\d+ (.*)$/gm)]
  if (given.length === 0) return [{ file, line: 1, message }]
  return given.map(([, line, words = '']) => ({ file, line: Number(line), message: words }))
}
