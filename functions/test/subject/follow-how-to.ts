import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const page = join(root, 'docs/how-to/add-a-subject.md')

/** A copy of the functions in which the page has been followed: where it is, and which files it took. */
export type Followed = Readonly<{ root: string; written: readonly string[]; edited: readonly string[] }>

/**
 * Does what `docs/how-to/add-a-subject.md` says, in a copy: writes each block of code to the file that it names, and adds
 * each line of its table, with its import, to the registry that it names. Throws an Error for a line that has no place.
 */
export async function followHowTo(copy: string): Promise<Followed> {
  await rm(copy, { recursive: true, force: true })
  for (const part of ['functions/src', 'functions/contract/src', 'functions/test/journal'])
    await cp(join(root, part), join(copy, part), { recursive: true })
  for (const file of ['functions/package.json', 'functions/contract/package.json', 'tsconfig.base.json'])
    await cp(join(root, file), join(copy, file))
  await mkdir(join(copy, 'node_modules/@fluxori'), { recursive: true })
  await symlink(join(copy, 'functions/contract'), join(copy, 'node_modules/@fluxori/contract'))
  const text = await readFile(page, 'utf8')
  const blocks = [...text.matchAll(/^```ts (\S+)\n(.*?)^```$/gms)].map(([, file = '', code = '']) => ({
    file,
    code,
  }))
  for (const { file, code } of blocks) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await writeFile(join(copy, file), code)
  }
  const lines = [...text.matchAll(/^\| `(\S+)`, in `(\w+)` \| `(.+?)` \|$/gm)]
  for (const [, file = '', registry = '', line = ''] of lines)
    await addLine(copy, { file, registry, line }, blocks)
  return { root: copy, written: blocks.map(({ file }) => file), edited: lines.map(([, file = '']) => file) }
}

type Line = Readonly<{ file: string; registry: string; line: string }>

async function addLine(
  copy: string,
  { file, registry, line }: Line,
  blocks: readonly Readonly<{ file: string; code: string }>[],
): Promise<void> {
  const path = join(copy, file)
  const text = await readFile(path, 'utf8')
  const opening = new RegExp(`const ${registry}\\b[^=]*= \\{\\n`).exec(text)?.[0]
  const name = /(\w+),$/.exec(line)?.[1]
  const from = blocks.find(({ code }) => new RegExp(`export const ${name}\\b`).test(code))?.file
  if (opening === undefined || from === undefined) throw new Error(`${file} has no place for ${line}`)
  const imported = `import { ${name} } from './${from.slice(dirname(file).length + 1)}'\n`
  await writeFile(path, imported + text.replace(opening, () => `${opening}  ${line}\n`))
}
