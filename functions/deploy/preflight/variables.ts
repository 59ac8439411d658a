import { parse } from '@cdktf/hcl2json'
import { z } from 'zod'
import { lineAt, type Finding } from '../finding.ts'
import type { TextFile } from '../tree.ts'

/** Where everything runs: Firestore, functions and buckets stand in Johannesburg. */
const region = 'africa-south1'

const Environment = z.object({
  variable: z.record(z.string(), z.array(z.object({ default: z.unknown().optional() }).loose())).default({}),
})
const Values = z.record(z.string(), z.unknown())

export type Given = Readonly<{
  /** The files of the environment, `terraform/environments/staging/variables.tf` among them. */
  environment: readonly TextFile[]
  /** The file with the environment's values. */
  values: TextFile
  /** Variables that come from elsewhere: the deployment itself, or `TF_VAR_…`. */
  alsoGiven: readonly string[]
  /** The project that the settings name; null where none is set. */
  project: string | null
}>

/**
 * What is wrong with the values of an environment, each with its file and line: a variable without a default that has
 * no value, a value that no variable takes, another region than Johannesburg, another project than the settings name.
 */
export async function variableFindings(given: Given): Promise<readonly Finding[]> {
  const { environment, values, alsoGiven, project } = given
  const declared = (await Promise.all(environment.map(declaredIn))).flat()
  const known = Values.parse(await parse(values.file, values.text))
  const missing = declared
    .filter(({ name, required }) => required && !(name in known) && !alsoGiven.includes(name))
    .map(({ name, file, line }) => ({
      file,
      line,
      message: `The variable ${name} has no value: give it one in ${values.file}.`,
    }))
  const untaken = Object.keys(known)
    .filter((name) => !declared.some((one) => one.name === name))
    .map((name) => placed(values, name, `No variable of the environment is called ${name}.`))
  const elsewhere =
    project !== null && typeof known['project_id'] === 'string' && known['project_id'] !== project
  return [
    ...missing,
    ...untaken,
    ...regionFindings(declared, values, known),
    ...(elsewhere
      ? [placed(values, 'project_id', 'These values are of another project than FLUXORI_PROJECT_ID names.')]
      : []),
  ]
}

type Declared = Readonly<{ name: string; required: boolean; default: unknown; file: string; line: number }>

async function declaredIn({ file, text }: TextFile): Promise<readonly Declared[]> {
  const { variable } = Environment.parse(await parse(file, text))
  return Object.entries(variable).map(([name, [block = {}]]) => ({
    name,
    required: !('default' in block),
    default: block['default'],
    file,
    line: lineAt(text, text.search(new RegExp(`variable\\s+"${name}"`))),
  }))
}

function regionFindings(
  declared: readonly Declared[],
  values: TextFile,
  known: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const words = (value: unknown): string => `The region is ${String(value)}: Fluxori runs in ${region} alone.`
  const given = known['region']
  if (given !== undefined) return given === region ? [] : [placed(values, 'region', words(given))]
  return declared
    .filter((one) => one.name === 'region' && !one.required && one.default !== region)
    .map((one) => ({ file: one.file, line: one.line, message: words(one.default) }))
}

const placed = ({ file, text }: TextFile, name: string, message: string): Finding => ({
  file,
  line: lineAt(text, text.search(new RegExp(`^[ \\t]*"?${name}"?\\s*=`, 'm'))),
  message,
})
