import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
type Chunking = Readonly<{ getModuleInfo: Rolldown.PluginContext['getModuleInfo'] }>

const sources = join(import.meta.dirname, '../src')
const source = (path: string): string => join(sources, path)
/** One kind of file of every feature. */
const ofFeatures = (file: string): readonly string[] =>
  globSync(`features/*/${file}`, { cwd: sources }).map(source)

/** What a signed-in person waits for: who they are, the frame, Today. */
const firstScreen = ['lib/session/memberships.ts', 'app/frame.tsx', 'features/today/today-page.tsx'].map(
  source,
)

/** Files by what they are for, and the modules that each begins with. A module is in the first that needs it. */
const parts = {
  'sign-in': [source('features/session/sign-in-page.tsx')],
  'first-screen': firstScreen,
  /** What Today shows after its figures, and the words of cases and refusals: the other screens wait for them. */
  beside: [...['features/today/side.tsx', 'app/words.ts'].map(source), ...ofFeatures('{cases,refusals}.ts')],
  /** The screens that are lists: what one of them needs the others need too. */
  lists: ['orders/orders-page.tsx', 'stock/stock-page.tsx', 'products/products-page.tsx'].map((page) =>
    source(`features/${page}`),
  ),
  /** What the command palette finds. */
  search: ofFeatures('search.ts'),
}

const isOurs = (id: string): boolean => !id.includes('/node_modules/')

/** Our modules that these need before they can run. */
function oursBehind(from: readonly string[], chunking: Chunking): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (id: string): void => {
    if (seen.has(id) || !isOurs(id)) return
    seen.add(id)
    chunking.getModuleInfo(id)?.importedIds.forEach(visit)
  }
  from.forEach(visit)
  return seen
}

let known: readonly Readonly<{ name: string; modules: ReadonlySet<string> }>[] | null = null

/** Which of these files a module is in; null leaves it to the lazy routes. */
function partOf(id: string, chunking: Chunking): string | null {
  known ??= Object.entries(parts).map(([name, from]) => ({ name, modules: oursBehind(from, chunking) }))
  return known.find(({ modules }) => modules.has(id))?.name ?? null
}

/**
 * Cuts the modules of the first moments into few files: a slow phone takes longer over a hundred small ones than over
 * what is in them. What these modules need of packages comes with them.
 */
export const firstFiles = [
  { name: 'start', tags: ['$initial'] satisfies ['$initial'] },
  { name: 'store', test: /node_modules\/(@firebase|firebase|zod)\// },
  ...Object.keys(parts).map((part) => ({
    name: (id: string, chunking: Chunking) => (partOf(id, chunking) === part ? part : null),
    debugName: part,
  })),
]

/** All files that a chunk needs, styles too. */
function filesOf(bundle: Bundle, fileName: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    const chunk = bundle[file]
    if (seen.has(file) || chunk?.type !== 'chunk') return
    seen.add(file)
    chunk.viteMetadata?.importedCss.forEach((css) => seen.add(css))
    chunk.imports.forEach(visit)
  }
  visit(fileName)
  return seen
}

/** Names to `early.js` which files the first screen, and a list, need beside those that the page names itself. */
export const nameFirstFiles: Plugin = {
  name: 'name-first-files',
  apply: 'build',
  buildStart: () => {
    known = null
  },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle, chunk }) => {
      if (bundle === undefined || chunk === undefined) return html
      const page = filesOf(bundle, chunk.fileName)
      const filesFor = (part: keyof typeof parts) =>
        Object.values(bundle)
          .filter((file) => file.type === 'chunk' && file.name === part)
          .flatMap(({ fileName }) => [...filesOf(bundle, fileName)])
          .filter((file) => !page.has(file))
      const first = new Set(filesFor('first-screen'))
      const lists = new Set(filesFor('lists').filter((file) => !first.has(file)))
      const named = (files: ReadonlySet<string>) => [...files].map((file) => `/${file}`).join(' ')
      const data = `data-first-screen="${named(first)}" data-lists="${named(lists)}"`
      return html.replace('<script src="/early.js"', `<script src="/early.js" ${data}`)
    },
  },
}
