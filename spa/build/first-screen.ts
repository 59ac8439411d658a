import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
type Chunking = Readonly<{ getModuleInfo: Rolldown.PluginContext['getModuleInfo'] }>

const source = (path: string): string => join(import.meta.dirname, '../src', path)

/** What a signed-in person waits for: who they are, the frame, Today. */
const firstScreen = [
  source('lib/memberships.ts'),
  source('app/frame.tsx'),
  source('features/today/today-page.tsx'),
]

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

let ours: ReadonlySet<string> | null = null

/**
 * Cuts the modules of the first moments into few files: a slow phone takes longer over a hundred small ones than over
 * what is in them. What these modules need of packages comes with them.
 */
export const firstFiles = [
  { name: 'start', tags: ['$initial'] satisfies ['$initial'] },
  { name: 'store', test: /node_modules\/(@firebase|firebase|zod)\// },
  {
    name: (id: string, chunking: Chunking): string | null => {
      ours ??= oursBehind(firstScreen, chunking)
      return ours.has(id) ? 'first-screen' : null
    },
    debugName: 'first-screen',
  },
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

/** Tells `early.js` which files the first screen needs beside those that the page names itself. */
export const tellFirstScreen: Plugin = {
  name: 'tell-first-screen',
  apply: 'build',
  buildStart: () => {
    ours = null
  },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle, chunk }) => {
      if (bundle === undefined || chunk === undefined) return html
      const page = filesOf(bundle, chunk.fileName)
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const needed = firstScreen.flatMap((module) =>
        chunks.filter(({ moduleIds }) => moduleIds.includes(module)).map(({ fileName }) => fileName),
      )
      const files = new Set(needed.flatMap((file) => [...filesOf(bundle, file)]))
      const told = [...files].filter((file) => !page.has(file)).map((file) => `/${file}`)
      return html.replace(
        '<script src="/early.js"',
        `<script src="/early.js" data-first-screen="${told.join(' ')}"`,
      )
    },
  },
}
