import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { manifest } from '../../build/manifest.ts'
import type { Finding } from '../finding.ts'
import type { EnvironmentName } from '../flags.ts'
import { allQueries, indexFindings } from '../indexes/check-indexes.ts'
import type { TextFile } from '../tree.ts'
import { manifestFindings } from './manifest.ts'
import { rulesFindings } from './rules.ts'
import { variableFindings } from './variables.ts'

export type CheckedEnvironment = Readonly<{
  root: string
  environment: EnvironmentName
  /** The file with the environment's values, as it was named. */
  varFile: string
  project: string | null
  /** Names of variables that the process gives as `TF_VAR_…`. */
  given: readonly string[]
}>

/** A check that needs no cloud account: what it is about, and what it found. */
export type Checked = Readonly<{ name: string; findings: readonly Finding[] }>

/** Runs every check that can be run before anything is built or applied. Throws when the emulator is missing. */
export async function localChecks(asked: CheckedEnvironment): Promise<readonly Checked[]> {
  const { root } = asked
  const read = (file: string) => readFile(join(root, file), 'utf8')
  const queries = await allQueries(root)
  return [
    { name: 'values of the environment', findings: await environmentFindings(asked) },
    {
      name: 'manifest and entry points',
      findings: manifestFindings({
        kept: await read('terraform/operations.json'),
        made: `${JSON.stringify(manifest, null, 2)}\n`,
      }),
    },
    {
      name: 'an index for every query',
      findings: [...queries.findings, ...indexFindings(queries.shapes, await read('firestore.indexes.json'))],
    },
    { name: 'rules', findings: await rulesFindings('firestore.rules', await read('firestore.rules')) },
  ]
}

/** Variables that a deployment gives by itself. */
const ownVariables: readonly string[] = ['source_object']

async function environmentFindings(asked: CheckedEnvironment): Promise<readonly Finding[]> {
  const { root, environment, varFile, project, given } = asked
  const folder = join('terraform/environments', environment)
  const names = await readdir(join(root, folder)).catch(() => [])
  const files = names.filter((name) => name.endsWith('.tf'))
  if (files.length === 0)
    return [{ file: folder, line: 1, message: 'There is no such environment: no file of Terraform is here.' }]
  const values = await textOf(root, varFile)
  if (values === null)
    return [{ file: varFile, line: 1, message: 'This file with the values of the environment is not there.' }]
  return variableFindings({
    environment: await Promise.all(
      files.map(async (name) => ({
        file: join(folder, name),
        text: await readFile(join(root, folder, name), 'utf8'),
      })),
    ),
    values,
    alsoGiven: [...ownVariables, ...given],
    project,
  })
}

async function textOf(root: string, file: string): Promise<TextFile | null> {
  const path = resolve(root, file)
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : { file: relative(root, path), text }
}
