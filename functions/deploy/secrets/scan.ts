import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import { lineAt, type Finding } from '../finding.ts'
import type { TextFile } from '../tree.ts'
import { rules } from './foreign-names.ts'

/** Lock files hold checksums, which look like keys; names in them are held to the rules as everywhere. */
const holdsChecksums = (file: string): boolean => file.endsWith('package-lock.json')

/**
 * What must not be in the repository: keys, tokens and passwords by the rules of secretlint, and names of real projects,
 * service accounts, registries and people by ours. The found text itself is not told again: logs are read by many.
 */
export async function secretFindings({ file, text }: TextFile): Promise<readonly Finding[]> {
  const named = rules.flatMap(({ what, pattern, isAllowed }) =>
    [...text.matchAll(pattern)]
      .filter(({ groups }) => !isAllowed(groups?.['name'] ?? ''))
      .map(({ index }) => ({ file, line: lineAt(text, index), message: `This is ${what}.` })),
  )
  return [...named, ...(holdsChecksums(file) ? [] : await lint(file, text))]
}

async function lint(file: string, content: string): Promise<readonly Finding[]> {
  const { messages } = await lintSource({
    source: { filePath: file, content, contentType: 'text' },
    options: {
      maskSecrets: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  })
  return messages.map(({ loc, ruleId }) => ({
    file,
    line: loc.start.line,
    message: `This is a secret, says ${ruleId}.`,
  }))
}
