import type { DocumentKind, Impersonal, Keep, PersonalData, WriteMode } from '@fluxori/contract/kernel'

/** Every collection with who reads and writes it, and what is kept of persons: `docs/reference/documents.md`. */
export function documentsPage(documents: readonly DocumentKind[]): string {
  const kinds = documents.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return [
    '# Documents',
    '',
    'Made from the contract by `npm run reference`. Nobody writes from the browser. Which of them are brought back together',
    'is in [restore](../how-to/restore.md).',
    '',
    '| path | may be read by | the journal writes |',
    '|---|---|---|',
    ...kinds.map((kind) => `| \`${kind.path}\` | ${readersWords(kind)} | ${writtenWords(kind.journal)} |`),
    '',
    '## Personal data',
    '',
    '| path | field | purpose | kept | may be read by |',
    '|---|---|---|---|---|',
    ...kinds.flatMap((kind) => kind.personal.map((personal) => personalRow(kind, personal))),
    '',
    '## Not personal by itself',
    '',
    '| path | field | why |',
    '|---|---|---|',
    ...kinds.flatMap((kind) => (kind.impersonal ?? []).map((field) => impersonalRow(kind, field))),
    '',
  ].join('\n')
}

const readersWords = ({ readers }: DocumentKind): string => readers.join(', ') || 'functions only'

const personalRow = (kind: DocumentKind, { field, purpose, keep }: PersonalData): string => {
  const what = field === '*' ? 'all of it' : `\`${field}\``
  return `| \`${kind.path}\` | ${what} | ${purpose} | ${keptWords(keep)} | ${readersWords(kind)} |`
}

const impersonalRow = ({ path }: DocumentKind, { field, why }: Impersonal): string =>
  `| \`${path}\` | \`${field}\` | ${why} |`

function writtenWords(mode: WriteMode): string {
  if (mode === null) return '–'
  if (typeof mode !== 'string') return mode.map((field) => `\`${field}\``).join(', ')
  return { whole: 'all of it', append: 'new ones', sum: 'sums' }[mode]
}

/** How long personal data is kept, in words. */
function keptWords(keep: Keep): string {
  if (keep === 'until-applied') return 'until its command is applied or refused'
  const once = keep.once === undefined ? '' : `, once \`${keep.once.field}\` is ${keep.once.is}`
  return `${keep.years} years from \`${keep.from}\`${once}`
}
