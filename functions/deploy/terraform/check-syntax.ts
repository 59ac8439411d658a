import { parse } from '@cdktf/hcl2json'
import type { Finding } from './finding.ts'
import type { SourceFile } from './folder.ts'

/** What Terraform's own grammar says against a file; empty when it parses. */
export async function checkSyntax({ path, text }: SourceFile): Promise<readonly Finding[]> {
  try {
    await parse(path, text)
    return []
  } catch (error) {
    // The parser says what is wrong by throwing: `parse config: [file:line,column-line,column: words]`.
    const words = error instanceof Error ? error.message : String(error)
    const [, line = '1', message = words] = /:(\d+),\d+-[\d,]*: ([\s\S]*?)\]?$/.exec(words) ?? []
    return [{ file: path, line: Number(line), message }]
  }
}
