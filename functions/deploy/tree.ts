import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** What is made, fetched or kept by tools, and never part of the repository: the folders of `.gitignore`, and git's own. */
const leftOut: readonly string[] = [
  '.git',
  'node_modules',
  'dist',
  '.fluxori',
  'test-results',
  'coverage',
  '.terraform',
]
const pictures = /\.(png|jpe?g|gif|ico|webp|woff2?)$/

export type TextFile = Readonly<{ file: string; text: string }>

/** Every text file of the repository, by its path from the root, in order. Pictures and fonts are left out. */
export async function textFiles(root: string): Promise<readonly TextFile[]> {
  const files = await filesIn(root)
  const wanted = files.map((file) => relative(root, file)).filter((file) => !pictures.test(file))
  return Promise.all(
    wanted.toSorted().map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })),
  )
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const kept = entries.filter(({ name }) => !leftOut.includes(name) && !/\.(log|tsbuildinfo)$/.test(name))
  const inside = kept.filter((entry) => entry.isDirectory()).map(({ name }) => filesIn(join(folder, name)))
  const own = kept.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name))
  return [...own, ...(await Promise.all(inside)).flat()]
}
