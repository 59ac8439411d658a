import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceFile } from './folder.ts'

const root = join(import.meta.dirname, '../../..')

/** Every Terraform file of the repository, in order of their paths. */
export async function readTree(): Promise<readonly SourceFile[]> {
  const paths = await readdir(join(root, 'terraform'), { recursive: true })
  const files = paths.filter((path) => path.endsWith('.tf') && !path.includes('.terraform/')).toSorted()
  return Promise.all(
    files.map(async (path) => ({
      path: `terraform/${path}`,
      text: await readFile(join(root, 'terraform', path), 'utf8'),
    })),
  )
}
