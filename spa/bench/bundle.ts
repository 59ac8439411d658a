import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { z } from 'zod'
import { comparedFigure, type Bench } from '../../functions/bench/figure.ts'

const spa = join(import.meta.dirname, '..')

const Manifest = z.record(
  z.string(),
  z.object({ name: z.string().optional(), file: z.string(), imports: z.array(z.string()).default([]) }),
)
type Manifest = z.infer<typeof Manifest>

/** Every file that these parts of the app load before they can run, without what they load later. */
function filesOf(manifest: Manifest, parts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (part: string): void => {
    const chunk = manifest[part]
    if (chunk === undefined) throw new Error(`the build has no ${part}`)
    if (seen.has(part)) return
    seen.add(part)
    chunk.imports.forEach(visit)
  }
  parts.forEach(visit)
  return new Set([...seen].map((part) => manifest[part]?.file ?? ''))
}

/** What the page and one named file of the build need: `spa/build/first-screen.ts` says what is in which. */
function withPage(manifest: Manifest, name: string): readonly string[] {
  const named = Object.keys(manifest).filter((part) => manifest[part]?.name === name)
  if (named.length === 0) throw new Error(`the build has no file called ${name}`)
  return ['index.html', ...named]
}

/** Kilobytes of JavaScript, compressed as they travel (gzip, 1 KB = 1,024 bytes). The baseline is React alone. */
export const bundle: Bench = {
  names: ['signin-js-gzip-kb', 'first-screen-js-gzip-kb'],
  measure: async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'fluxori-spa-'))
    try {
      const configFile = join(spa, 'vite.config.ts')
      await build({ root: spa, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } })
      const manifest = Manifest.parse(JSON.parse(await readFile(join(outDir, '.vite/manifest.json'), 'utf8')))
      const kilobytes = async (files: Iterable<string>) => {
        const sizes = [...files].map(
          async (file) => gzipSync(await readFile(join(outDir, file)), { level: 9 }).length,
        )
        return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024
      }
      const signInFiles = filesOf(manifest, withPage(manifest, 'sign-in'))
      const baseline = await kilobytes([...signInFiles].filter((file) => /\/react-/.test(file)))
      const size = async (name: string, files: Iterable<string>, atMost: number) => {
        const rounds = [{ value: await kilobytes(files), baseline }]
        return comparedFigure(name, { unit: 'KB', rounds }, { atMost })
      }
      return [
        await size('signin-js-gzip-kb', signInFiles, 150),
        await size('first-screen-js-gzip-kb', filesOf(manifest, withPage(manifest, 'first-screen')), 330),
      ]
    } finally {
      await rm(outDir, { recursive: true, force: true })
    }
  },
}
