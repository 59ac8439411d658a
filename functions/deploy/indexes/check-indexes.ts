import { readContract } from '../../build/declarations.ts'
import { findingText, lineAt, type Finding } from '../finding.ts'
import { browserQueries } from './browser-queries.ts'
import { openCode } from './code.ts'
import { declaredQueries } from './declared-queries.ts'
import { DeclaredIndexes, type Composite } from './declared-indexes.ts'
import { indexesUsedBy, indexText, missingIndex } from './index-for-query.ts'
import { queryText, type QueryShape } from './query-shape.ts'
import { serverQueries, type Queries } from './server-queries.ts'

export const indexesFile = 'firestore.indexes.json'

/**
 * Every query of the functions and of the web app, read out of their code, and those that the contract declares. Takes
 * many seconds: it needs the types of all code.
 */
export async function allQueries(root: string): Promise<Queries> {
  const server = serverQueries(openCode(root, 'functions/tsconfig.json', 'functions/src'))
  const browser = browserQueries(openCode(root, 'spa/tsconfig.json', 'spa/src'))
  const declared = declaredQueries(await readContract(root))
  const shapes = [...server.shapes, ...browser.shapes, ...declared].map(
    (shape) => [`${shape.file}:${shape.line} ${queryText(shape)}`, shape] as const,
  )
  return {
    shapes: [...new Map(shapes).values()],
    findings: [...server.findings, ...browser.findings],
  }
}

/** What is wrong between queries and indexes: a query without its index, and an index that no query uses. */
export function indexFindings(shapes: readonly QueryShape[], indexesText: string): readonly Finding[] {
  const declared = DeclaredIndexes.parse(JSON.parse(indexesText))
  const lacking = shapes.flatMap((shape): readonly Finding[] => {
    const missing = missingIndex(shape, declared)
    if (missing === null) return []
    const { file, line } = shape
    return [{ file, line, message: `${queryText(shape)}: ${indexesFile} has no index ${missing}.` }]
  })
  const used = new Set(shapes.flatMap((shape) => indexesUsedBy(shape, declared)))
  const idle = declared.indexes
    .filter((index) => !used.has(index))
    .map((index) => ({
      file: indexesFile,
      line: lineOfIndex(indexesText, declared, index),
      message: `No query uses the index ${indexText(index.collectionGroup, index.fields)}.`,
    }))
  const all = [...lacking, ...idle, ...idleOverrides(shapes, declared, indexesText)]
  return [...new Map(all.map((finding) => [findingText(finding), finding])).values()]
}

/** The line of a composite index: every entry of the file begins with its `collectionGroup`. */
function lineOfIndex(text: string, { indexes }: DeclaredIndexes, index: Composite): number {
  const begins = [...text.matchAll(/"collectionGroup"/g)]
  return lineAt(text, begins[indexes.indexOf(index)]?.index ?? 0)
}

/** Overrides that index a field over all collections of a name, which no query asks for. */
function idleOverrides(
  shapes: readonly QueryShape[],
  { fieldOverrides }: DeclaredIndexes,
  text: string,
): readonly Finding[] {
  return fieldOverrides
    .filter(({ indexes }) => indexes.some(({ queryScope }) => queryScope === 'COLLECTION_GROUP'))
    .filter(
      ({ collectionGroup, fieldPath }) =>
        !shapes.some(
          ({ collection, scope, filters, order }) =>
            scope === 'COLLECTION_GROUP' &&
            collection === collectionGroup &&
            [...filters, ...order].some(({ field }) => field === fieldPath),
        ),
    )
    .map(({ collectionGroup, fieldPath }) => ({
      file: indexesFile,
      line: lineAt(text, text.lastIndexOf(`"fieldPath": "${fieldPath}"`)),
      message: `No query over all ${collectionGroup} asks for ${fieldPath}.`,
    }))
}
