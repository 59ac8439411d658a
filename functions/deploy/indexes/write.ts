import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documents } from '@fluxori/contract/documents'
import { findingText } from '../finding.ts'
import { allQueries, indexFindings, indexesFile } from './check-indexes.ts'
import { makeIndexes } from './make-indexes.ts'

/** `npm run indexes`: writes `firestore.indexes.json`, or with `--check` says when it is not what the queries need. */
const root = join(import.meta.dirname, '../../..')
const file = join(root, indexesFile)

const queries = await allQueries(root)
const text = `${JSON.stringify(makeIndexes(queries.shapes, documents), null, 2)}\n`
const findings = [...queries.findings, ...indexFindings(queries.shapes, text)]
const isStale = (await readFile(file, 'utf8').catch(() => '')) !== text
const isRefused = isStale && process.argv.includes('--check')

findings.forEach((finding) => console.error(findingText(finding)))
if (isRefused) console.error(`Not up to date: ${indexesFile}. Run: npm run indexes`)
else if (isStale && findings.length === 0) await writeFile(file, text)
if (isRefused || findings.length > 0) process.exitCode = 1
