import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { SourceFile } from './folder.ts'
import { rehearsal } from './rehearsal.ts'

/** What would be made: its address among its own kind, and what it would be given. */
export type Planned = Readonly<{
  type: string
  name: string
  module: string
  key: string | null
  given: Given
}>
export type Given = Readonly<Record<string, unknown>>

/** A rehearsed plan, or Terraform's words against it. */
export type Rehearsed = Readonly<{ planned: readonly Planned[] }> | Readonly<{ refused: string }>

export type Rehearsing = Readonly<{
  files: readonly SourceFile[]
  /** Files that the Terraform files read, under their paths from the root. */
  beside: readonly SourceFile[]
  environment: string
  variables: Readonly<Record<string, unknown>>
}>

const Plan = z.object({
  resource_changes: z
    .array(
      z.object({
        name: z.string(),
        module_address: z.string().default(''),
        index: z.union([z.string(), z.number()]).optional(),
        change: z.object({ after: z.object({ input: z.record(z.string(), z.unknown()) }) }),
      }),
    )
    .default([]),
})

/** Has Terraform plan an environment without provider and cloud, in a folder that is gone afterwards. */
export function rehearse({ files, beside, environment, variables }: Rehearsing): Rehearsed {
  const root = mkdtempSync(join(tmpdir(), 'fluxori-rehearsal-'))
  try {
    for (const { path, text } of [...rehearsal(files), ...beside]) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const folder = join(root, 'terraform/environments', environment)
    writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify(variables, null, 2))
    const refused = [
      ['init', '-input=false'],
      ['plan', '-input=false', '-out=plan'],
    ]
      .map((args) => terraform(folder, args))
      .find(({ status }) => status !== 0)
    if (refused !== undefined) return { refused: wordsOf(refused.stderr) }
    const { resource_changes: changes } = Plan.parse(
      JSON.parse(terraform(folder, ['show', '-json', 'plan']).stdout),
    )
    return {
      planned: changes.map(({ name, module_address: module, index, change }) => {
        const [type = '', own = ''] = name.split('--')
        return {
          type,
          name: own,
          module,
          key: index === undefined ? null : String(index),
          given: change.after.input,
        }
      }),
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const terraform = (folder: string, args: readonly string[]) =>
  spawnSync('terraform', [`-chdir=${folder}`, ...args, ...(args[0] === 'show' ? [] : ['-no-color'])], {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' },
    maxBuffer: 1 << 26,
  })

/** Terraform's words without the frame that it draws around them, on one line. */
const wordsOf = (text: string): string => text.replaceAll(/[│╷╵]/g, ' ').replaceAll(/\s+/g, ' ').trim()
