import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { exportOf, mainFile } from './entry-points.ts'
import type { ManifestEntry } from './manifest.ts'

const functionsDir = join(import.meta.dirname, '..')

/** Installed in the image, not bundled: Firestore reads protocol files as it runs, the framework starts the process. */
export const installed = [
  '@google-cloud/firestore',
  '@google-cloud/functions-framework',
  '@google-cloud/scheduler',
  'firebase-admin',
  'google-auth-library',
] as const

/** Files by name, seen from the folder that is uploaded. */
export type Files = ReadonlyMap<string, Uint8Array>

/**
 * Bundles each function by itself, so that it loads only what it needs; what several share is split off. The same
 * sources give the same bytes, wherever the repository stands.
 */
export async function bundleFunctions(manifest: readonly ManifestEntry[]): Promise<Files> {
  const { outputFiles } = await build(options(manifest))
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(outdir.length + 1), contents]))
}

const outdir = join(functionsDir, 'dist')

const entryOf = ({ name }: ManifestEntry): string =>
  `import { register } from './src/edge/register.ts'
import { ${exportOf(name)} } from 'main:${name}'
register(${exportOf(name)})`

/** `main.ts` with one function alone, so that its bundle loads no other's files. Every statement there starts a line. */
const mainWith = (main: string, name: string): string =>
  main
    .split(/^(?=import |export )/m)
    .filter(
      (one) => one.startsWith('import ') || new RegExp(`^export (const|{) ${exportOf(name)} `).test(one),
    )
    .join('')

const options = (manifest: readonly ManifestEntry[]) =>
  ({
    entryPoints: [
      ...manifest.map(({ name }) => ({ in: `entry:${name}`, out: name })),
      { in: join(import.meta.dirname, 'image/index.ts'), out: 'index' },
      { in: join(import.meta.dirname, 'image/warm.ts'), out: 'warm' },
    ],
    absWorkingDir: functionsDir,
    outdir,
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    outExtension: { '.js': '.mjs' },
    banner: {
      js: "import{createRequire as requireOfBundle}from'node:module';const require=requireOfBundle(import.meta.url);",
    },
    external: [...installed],
    plugins: [entries(manifest), onlyEnglish],
  }) satisfies BuildOptions

const entries = (manifest: readonly ManifestEntry[]): Plugin => ({
  name: 'entries',
  async setup(esbuild) {
    const main = await readFile(join(functionsDir, mainFile), 'utf8')
    const texts = new Map(
      manifest.flatMap((entry) => [
        [`entry:${entry.name}`, { contents: entryOf(entry), resolveDir: functionsDir }],
        [
          `main:${entry.name}`,
          { contents: mainWith(main, entry.name), resolveDir: join(functionsDir, 'src') },
        ],
      ]),
    )
    // A file of TypeScript in no project: what it imports and does not use is not loaded.
    esbuild.onResolve({ filter: /^(entry|main):/ }, ({ path }) => ({ path, namespace: 'entry' }))
    esbuild.onLoad({ filter: /./, namespace: 'entry' }, ({ path }) => ({ loader: 'ts', ...texts.get(path) }))
  },
})

/** Zod brings its messages in some fifty languages, 264 KB of what would be 602; ours are English, its default. */
const onlyEnglish: Plugin = {
  name: 'only-english',
  setup(esbuild) {
    esbuild.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
      loader: 'js',
    }))
  },
}
