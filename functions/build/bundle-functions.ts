import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { manifest } from './manifest.ts'

const functionsDir = join(import.meta.dirname, '..')
const dist = join(functionsDir, 'dist')

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const folder = { http: 'http', webhook: 'http', document: 'triggers', schedule: 'schedules' } as const

/**
 * Bundles each function by itself, so that it loads only what it needs; what several share is split off. Firestore's
 * protocol files are read at run time, so its package stays outside. Source maps are kept.
 */
export async function bundleFunctions(): Promise<string> {
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  await build(options())
  await writeFile(join(dist, 'operations.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return dist
}

const entries = Object.fromEntries(
  manifest.map(({ name, trigger }) => [
    name,
    `import { register } from './src/edge/register.ts'
import { ${camel(name)} } from './src/operations/${folder[trigger.kind]}/${name}.ts'
register(${camel(name)})`,
  ]),
)
const options = (): BuildOptions => ({
  entryPoints: Object.keys(entries).map((name) => ({ in: `entry:${name}`, out: name })),
  outdir: dist,
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
  external: [
    '@google-cloud/functions-framework',
    '@google-cloud/firestore',
    'firebase-admin',
    'google-auth-library',
  ],
  plugins: [
    {
      name: 'entries',
      setup(esbuild) {
        esbuild.onResolve({ filter: /^entry:/ }, ({ path }) => ({ path, namespace: 'entry' }))
        esbuild.onLoad({ filter: /^entry:/, namespace: 'entry' }, ({ path }) => ({
          contents: entries[path.slice('entry:'.length)] ?? '',
          loader: 'ts',
          resolveDir: functionsDir,
        }))
      },
    },
  ],
})
