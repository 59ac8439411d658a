import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasons } from '@fluxori/contract/reasons'

/** The page of one reason in the knowledge base: where it is met, and what a person needs to know, in parts. */
export type ProblemPage = Readonly<{
  reason: string
  title: string
  where: readonly string[]
  parts: readonly Readonly<{ heading: string; text: string }>[]
}>

/** What each page says, in this order. */
export const headings = [
  'What you see',
  'What happened',
  'What it means',
  'What to do',
  'Who can do it',
] as const

const folder = join(import.meta.dirname, '../../docs/knowledge')

/** Reads every page of `docs/knowledge`, by reason. The index is made from them and is none. */
export async function readProblemPages(): Promise<readonly ProblemPage[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .toSorted()
  return Promise.all(
    names.map(async (name) =>
      pageOf(name.slice(0, -'.md'.length), await readFile(join(folder, name), 'utf8')),
    ),
  )
}

/** One page from its Markdown: a title, the reason as code, and parts under second-level headings. */
export function pageOf(reason: string, markdown: string): ProblemPage {
  const [head = '', ...parts] = markdown.split(/^## /m)
  return {
    reason,
    title: /^# (.+)$/m.exec(head)?.[1] ?? '',
    where: reasons.filter((group) => group.reasons.includes(reason)).map(({ where }) => where),
    parts: parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n')
      return { heading, text: lines.join(' ').trim().replaceAll(/ {2,}/g, ' ') }
    }),
  }
}

/** The index of the knowledge base, by where a reason is met. */
export const knowledgeIndex = (pages: readonly ProblemPage[]): string =>
  [
    '# Knowledge base',
    '',
    'One page for each reason that Fluxori gives, made into this list by `npm run reference`. The web app shows the same',
    'pages under `/problems`, where the `type` of a problem leads.',
    ...reasons.flatMap(({ where, reasons: met }) => [
      '',
      `## ${where}`,
      '',
      ...met.map((reason) => {
        const title = pages.find((page) => page.reason === reason)?.title ?? reason
        return `- [${title}](${reason}.md) – \`${reason}\``
      }),
    ]),
    '',
  ].join('\n')
