import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CommandKind, DocumentKind, Operation } from '@fluxori/contract/kernel'
import { lineAt, type Finding } from '../deploy/finding.ts'

/** What a file of the contract exports. */
export type ContractFile = Readonly<{
  file: string
  text: string
  exports: Readonly<Record<string, unknown>>
}>

/** What the lists of the contract hold, as the rest of Fluxori reads them. */
export type Listed = Readonly<{
  documents: Readonly<Record<string, DocumentKind>>
  commands: Readonly<Record<string, CommandKind>>
  operations: readonly Operation[]
  subjects: readonly object[]
}>

const folder = 'functions/contract/src'

/** Every file of the contract with what it exports, tests apart. */
export async function readContract(root: string): Promise<readonly ContractFile[]> {
  const names = (await readdir(join(root, folder), { recursive: true }))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
  return Promise.all(
    names.map(async (name) => {
      const path = join(root, folder, name)
      const exports: unknown = await import(pathToFileURL(path).href)
      return {
        file: `${folder}/${name}`,
        text: await readFile(path, 'utf8'),
        exports: { ...fieldsOf(exports) },
      }
    }),
  )
}

/** A declaration, the name that it is exported under, and the file and the line of that. */
type Found<T> = Readonly<{ name: string; value: T; file: string; line: number }>

function exportsLike<T>(
  files: readonly ContractFile[],
  isWanted: (value: unknown) => value is T,
): readonly Found<T>[] {
  return files.flatMap(({ file, text, exports }) =>
    Object.entries(exports).flatMap(([name, value]) =>
      isWanted(value)
        ? [{ name, value, file, line: lineAt(text, text.indexOf(`export const ${name}`)) }]
        : [],
    ),
  )
}

/** Every collection that a file declares, whether or not a subject lists it. */
export const documentsIn = (files: readonly ContractFile[]): readonly Found<DocumentKind>[] =>
  exportsLike(files, isDocument)

/**
 * What is declared and does not count, since no list holds it, and what counts twice: named with its file and line. What
 * the types can refuse is left to the compiler.
 */
export function declarationFindings(files: readonly ContractFile[], listed: Listed): readonly Finding[] {
  const documents = documentsIn(files)
  const commands = exportsLike(files, isCommand)
  const operations = exportsLike(files, isOperation)
  return [
    ...unlisted(documents, Object.values(listed.documents), 'is in the documents of no subject'),
    ...unlisted(commands, Object.values(listed.commands), 'is in the commands of no subject'),
    ...unlisted(operations, listed.operations, 'is in the operations of no subject'),
    ...unlisted(exportsLike(files, isSubject), listed.subjects, `has no line in ${folder}/subjects.ts`),
    ...sameCollection(documents),
    ...otherName(commands, listed.commands),
  ]
}

const unlisted = (
  found: readonly Found<object>[],
  list: readonly object[],
  trouble: string,
): readonly Finding[] =>
  found
    .filter(({ value }) => !list.includes(value))
    .map(({ name, file, line }) => ({ file, line, message: `${name} ${trouble}.` }))

/** Collections that one before them has: their documents would be each other's. */
function sameCollection(documents: readonly Found<DocumentKind>[]): readonly Finding[] {
  const collectionOf = ({ value }: Found<DocumentKind>): string => value.path.replace(/\{\w+\}/g, '{}')
  return documents.flatMap((one, place) => {
    const first = documents
      .slice(0, place)
      .find((other) => other.value !== one.value && collectionOf(other) === collectionOf(one))
    if (first === undefined) return []
    const message = `${one.name} is the collection ${one.value.path}, as ${first.name} in ${first.file} is.`
    return [{ file: one.file, line: one.line, message }]
  })
}

/** Commands that are listed under another name than they have: what is asked for would not be found. */
function otherName(commands: readonly Found<CommandKind>[], listed: Listed['commands']): readonly Finding[] {
  return commands.flatMap(({ name, value, file, line }) => {
    const key = Object.keys(listed).find((one) => listed[one] === value)
    return key === undefined || key === value.name
      ? []
      : [{ file, line, message: `${name} is listed as ${key} and has the name ${value.name}.` }]
  })
}

const fieldsOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
const hasAll = (value: unknown, names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(fieldsOf(value), name))

const isDocument = (value: unknown): value is DocumentKind =>
  hasAll(value, ['path', 'schema', 'readers', 'queries', 'personal'])
const isCommand = (value: unknown): value is CommandKind =>
  hasAll(value, ['name', 'payload', 'answer', 'forget'])
const isOperation = (value: unknown): value is Operation =>
  hasAll(value, ['name', 'summary', 'roles', 'request', 'response'])
const isSubject = (value: unknown): value is object =>
  hasAll(value, ['documents', 'commands', 'operations', 'cases'])
