import { join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { exportOf, fileOf } from './entry-points.ts'
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

const entryOf = (entry: ManifestEntry): string =>
  `import { register } from './src/edge/register.ts'
import { ${exportOf(entry.name)} } from './${fileOf(entry)}'
register(${exportOf(entry.name)})`

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
  setup(esbuild) {
    const texts = new Map(manifest.map((entry) => [entry.name, entryOf(entry)]))
    esbuild.onResolve({ filter: /^entry:/ }, ({ path }) => ({ path, namespace: 'entry' }))
    esbuild.onLoad({ filter: /^entry:/, namespace: 'entry' }, ({ path }) => ({
      contents: texts.get(path.slice('entry:'.length)) ?? '',
      loader: 'ts',
      resolveDir: functionsDir,
    }))
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
