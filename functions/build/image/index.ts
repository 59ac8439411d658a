import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { enableCompileCache, getCompileCacheDir } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What the functions framework loads in the cloud: only the bundle of the function that FUNCTION_TARGET names
 * (the buildpack sets it), with the compiled code that `warm.ts` left in the image.
 */
const folder = import.meta.dirname
const target = process.env['FUNCTION_TARGET'] ?? ''
const bundle = join(folder, `${target}.mjs`)

/**
 * Node keeps compiled code in a folder named after its version, the processor and the user. The user who built the
 * image need not be the one who runs it, so another's folder is given the name that Node looks for.
 */
function compiledCode(kept: string, user: number): string | null {
  const [made] = existsSync(kept) ? readdirSync(kept) : []
  if (made === undefined) return null
  const wanted = made.replace(/-\d+$/, `-${user}`)
  if (existsSync(join(kept, wanted))) return kept
  const here = join(tmpdir(), 'compile-cache')
  mkdirSync(here, { recursive: true })
  if (!existsSync(join(here, wanted))) symlinkSync(join(kept, made), join(here, wanted))
  return here
}

if (getCompileCacheDir() === undefined) {
  const cache = compiledCode(join(folder, 'compile-cache'), process.getuid?.() ?? 0)
  if (cache !== null) enableCompileCache(cache)
}
if (!/^[a-z][a-z0-9-]*$/.test(target) || !existsSync(bundle))
  throw new Error(`FUNCTION_TARGET must name a function of operations.json; it is "${target}".`)
await import(bundle)
