import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { cutLock } from './cut-lock.ts'
import { readLock, type Lock } from './lock.ts'

/** `npm run sbom`: what ships, as CycloneDX JSON made by npm itself, one file for the functions and one for the web app. */
const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const Components = z.looseObject({ components: z.array(z.unknown()) })

/** npm describes a folder with a lock file; here it gets one that holds what the workspace ships and nothing else. */
async function billOf(lock: Lock, workspace: string): Promise<z.infer<typeof Components>> {
  const folder = await mkdtemp(join(tmpdir(), 'sbom-'))
  try {
    const asked = Object.entries(lock.packages[workspace]?.dependencies ?? {})
    const dependencies = Object.fromEntries(asked.filter(([name]) => !name.startsWith('@fluxori/')))
    const given = { name: `fluxori-${workspace}`, version: '0.0.0', dependencies }
    const packages = {
      '': given,
      ...cutLock(
        lock,
        workspace,
        asked.map(([name]) => name),
      ),
    }
    const locked = { name: given.name, version: given.version, lockfileVersion: 3, requires: true, packages }
    await writeFile(join(folder, 'package.json'), JSON.stringify(given))
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(locked))
    const { stdout } = await run(
      'npm',
      ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
      { cwd: folder, maxBuffer: 64 * 1024 ** 2 },
    )
    return Components.parse(JSON.parse(stdout))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const lock = await readLock(join(root, 'package-lock.json'))
await mkdir(join(root, '.fluxori'), { recursive: true })
for (const workspace of ['functions', 'spa']) {
  const bill = await billOf(lock, workspace)
  const file = `.fluxori/sbom-${workspace}.cdx.json`
  await writeFile(join(root, file), `${JSON.stringify(bill, null, 2)}\n`)
  console.log(`${file}: ${bill.components.length} packages.`)
}
