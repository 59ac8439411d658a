import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Inventory } from './inventory.ts'

const sealName = 'seal.json'

/** What an export held when it was made: its files and its documents, each with a digest. */
const Seal = z.object({
  files: z.record(z.string(), z.object({ bytes: z.int().min(0), sha256: z.string() })),
  documents: z.record(z.string(), z.string()),
})
type Seal = z.infer<typeof Seal>

/** Writes beside an export's files what they are and which documents they hold, so that a later look can tell. */
export async function sealExport(folder: string, inventory: Inventory): Promise<void> {
  const seal: Seal = { files: await filesIn(folder), documents: Object.fromEntries(inventory) }
  await writeFile(join(folder, sealName), JSON.stringify(seal))
}

/** The documents that an export was sealed with; null when it has no seal, as one that another tool has made. */
export async function sealedInventory(folder: string): Promise<Inventory | null> {
  const seal = await readSeal(folder)
  return seal === null ? null : new Map(Object.entries(seal.documents))
}

/** What is wrong with the files of a sealed export, in words: one is missing, cut short, or is not what it was. */
export async function brokenSeal(folder: string): Promise<readonly string[]> {
  const seal = await readSeal(folder)
  if (seal === null) return []
  const found = await filesIn(folder)
  return Object.entries(seal.files).flatMap(([name, { bytes, sha256 }]) => {
    const now = found[name]
    if (now === undefined) return [`The export's file ${name} is missing.`]
    if (now.bytes < bytes) return [`The export's file ${name} is cut short: ${now.bytes} of ${bytes} bytes.`]
    return now.sha256 === sha256 ? [] : [`The export's file ${name} is not what was written.`]
  })
}

async function readSeal(folder: string): Promise<Seal | null> {
  const text = await readFile(join(folder, sealName), 'utf8').catch(() => null)
  return text === null ? null : Seal.parse(JSON.parse(text))
}

async function filesIn(folder: string): Promise<Seal['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Seal['files'] = {}
  for (const entry of entries) {
    if (!entry.isFile() || entry.name === sealName) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    const sha256 = createHash('sha256').update(bytes).digest('base64url')
    files[path.slice(folder.length + 1)] = { bytes: bytes.length, sha256 }
  }
  return files
}
