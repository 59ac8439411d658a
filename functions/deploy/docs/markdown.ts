import GithubSlugger from 'github-slugger'
import { marked, type Token, type Tokens } from 'marked'
import { lineAt } from '../finding.ts'

/** What a page says that can be checked: where it points, where it can be pointed at, what it tells to run. */
export type Page = Readonly<{
  file: string
  anchors: ReadonlySet<string>
  links: readonly Readonly<{ href: string; line: number }>[]
  commands: readonly Readonly<{ command: string; line: number }>[]
}>

type Placed = Readonly<{ token: Token; line: number }>

/** Reads a page of Markdown as GitHub shows it: headings get its anchors, code is not looked at for links. */
export function readPage(file: string, text: string): Page {
  const placed = placedTokens(text)
  const slugger = new GithubSlugger()
  const headings = placed.flatMap(({ token }) => (isHeading(token) ? [slugger.slug(plainText(token))] : []))
  const named = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name]) => name ?? '')
  return {
    file,
    anchors: new Set([...headings, ...named]),
    links: placed.flatMap(({ token, line }) =>
      token.type === 'link' || token.type === 'image' ? [{ href: String(token['href']), line }] : [],
    ),
    commands: placed.flatMap(commandsIn),
  }
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'

const plainText = (token: Tokens.Heading): string =>
  token.tokens
    .map((part) => ('text' in part ? String(part.text) : part.raw))
    .join('')
    .trim()

/** Every token with its line. The parser tells no positions: a token's own text is looked for after the one before. */
function placedTokens(text: string): readonly Placed[] {
  const placed: Placed[] = []
  const visit = (tokens: readonly Token[], from: number): void => {
    let at = from
    tokens.forEach((token) => {
      const found = text.indexOf(token.raw.trimEnd(), at)
      const start = found === -1 ? at : found
      placed.push({ token, line: lineAt(text, start) })
      visit(childrenOf(token), start)
      at = found === -1 ? at : start + token.raw.trimEnd().length
    })
  }
  visit(marked.lexer(text), 0)
  return placed
}

function childrenOf(token: Token): readonly Token[] {
  if (isTable(token)) return [...token.header, ...token.rows.flat()].flatMap((cell) => cell.tokens)
  if (isList(token)) return token.items.flatMap((item) => item.tokens)
  return 'tokens' in token ? (token.tokens ?? []) : []
}
const isTable = (token: Token): token is Tokens.Table => token.type === 'table'
const isList = (token: Token): token is Tokens.List => token.type === 'list'

/** Programs that a reader would run: what begins with one of them is a command. */
const programs = /^(npm|npx|node|git|gcloud|gsutil|terraform|firebase|curl|apt-get|brew|docker|java) /
const shells: readonly string[] = ['sh', 'bash', 'shell', 'console']

/**
 * The commands that a piece of a page tells: each line of a block for the shell, and what begins with a program in any
 * other block or in the text. Words after two spaces explain a command; a line that ends in a backslash goes on.
 */
function commandsIn({ token, line }: Placed): readonly Readonly<{ command: string; line: number }>[] {
  if (token.type === 'codespan') return commandsOfLine(String(token['text']), line).filter(isCommand)
  if (token.type !== 'code') return []
  const lang = typeof token['lang'] === 'string' ? token['lang'] : ''
  if (lang !== '' && lang !== 'text' && !shells.includes(lang)) return []
  const fenced = token.raw.startsWith('```') ? 1 : 0
  const lines = joined(String(token['text']).split('\n'))
  const commands = lines.flatMap(({ text, place }) => commandsOfLine(text, line + fenced + place))
  return shells.includes(lang) ? commands : commands.filter(isCommand)
}

const isCommand = ({ command }: Readonly<{ command: string }>): boolean => programs.test(command)

function joined(lines: readonly string[]): readonly Readonly<{ text: string; place: number }>[] {
  const whole: { text: string; place: number }[] = []
  lines.forEach((text, place) => {
    const before = whole.at(-1)
    if (before !== undefined && before.text.endsWith('\\'))
      before.text = `${before.text.slice(0, -1).trimEnd()} ${text.trim()}`
    else whole.push({ text, place })
  })
  return whole
}

/** One line may hold several commands; what they are given in front, like `NAME=value`, is left out. */
function commandsOfLine(text: string, line: number): readonly Readonly<{ command: string; line: number }>[] {
  const [given = ''] = text
    .replace(/^\s*\$ /, '')
    .trim()
    .split(/ {2,}| #/)
  return given
    .split(/ && | \|\| | \| |; /)
    .map((part) => part.trim().replace(/^(?:[A-Z_]+=(?:"[^"]*"|\S*) )+/, ''))
    .filter((part) => part !== '' && !part.startsWith('#'))
    .map((command) => ({ command, line }))
}
