import { join } from 'node:path'
import { manifest } from './manifest.ts'
import { hashOf, makeRelease, writeRelease } from './release.ts'

/** `npm run build`, the functions' part: writes `functions/dist`, the complete source to upload. */
try {
  const release = await makeRelease(manifest)
  await writeRelease(release, join(import.meta.dirname, '../dist'))
  console.log(
    `Built ${manifest.length} functions into functions/dist: release ${hashOf(release).slice(0, 12)}.`,
  )
} catch (error) {
  // What is wrong with the sources is said in words, not with a stack.
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
