import { dirname } from 'node:path'
import type { Finding } from '../finding.ts'
import { proofOf } from './documented-commands.ts'
import type { Page } from './markdown.ts'

/** What is known of our own commands: the scripts of package.json, and the text of the files beside each one's. */
export type Scripts = Readonly<{
  scripts: Readonly<Record<string, string>>
  textOfFolder: (folder: string) => string
}>

const builtIn: readonly string[] = ['install', 'ci', 'test', 'start', 'rebuild', 'audit', 'sbom', 'ls']

/** Every command of the pages that does not exist, has a flag that nothing reads, or that nobody has shown to work. */
export function commandFindings(pages: readonly Page[], scripts: Scripts): readonly Finding[] {
  return pages.flatMap(({ file, commands }) =>
    commands.flatMap(({ command, line }): readonly Finding[] => {
      const trouble = troubleOf(command, scripts)
      return trouble === null ? [] : [{ file, line, message: `\`${command}\`: ${trouble}` }]
    }),
  )
}

function troubleOf(command: string, { scripts, textOfFolder }: Scripts): string | null {
  const [program, verb = '', named = ''] = command.split(/\s+/)
  if (program === 'npm') {
    const script = verb === 'run' ? named : verb
    const given = scripts[script]
    if (given === undefined && (verb === 'run' || !builtIn.includes(verb)))
      return `package.json has no script ${script}`
    const unread = given === undefined ? undefined : flagNotRead(command, textOfFolder(folderOf(given)))
    if (unread !== undefined) return `nothing of this command reads the flag --${unread}`
  }
  return proofOf(command) === null
    ? 'nobody has said how it is known to work: see functions/deploy/docs/documented-commands.ts'
    : null
}

/** The folder of the file that a script runs; `npm start` and `npm test` hand over to files beside their own. */
const folderOf = (script: string): string => dirname(/(\S+\.(?:ts|mjs))/.exec(script)?.[1] ?? '')

function flagNotRead(command: string, text: string): string | undefined {
  const [, ours = ''] = command.split(' -- ')
  const flags = [...ours.matchAll(/(?<=^| )--([a-z][a-z-]*)/g)].map(([, flag]) => flag ?? '')
  return flags.find((flag) => !new RegExp(`['"]?(?:--)?${flag}['"]?\\b`).test(text))
}
