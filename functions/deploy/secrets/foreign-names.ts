/** A kind of text that must not stand in the repository, and the one part of it that decides. */
export type Rule = Readonly<{
  what: string
  /** Its group `name` is what is looked at. */
  pattern: RegExp
  /** What is meant to be there: a name that can be nobody's. */
  isAllowed: (name: string) => boolean
}>

const never = (): boolean => false
/** Ids that begin with `demo-` are never real projects: the emulators keep them for themselves. */
const isDemo = (name: string): boolean => name.startsWith('demo-')
const isDemoAccount = (name: string): boolean => isDemo(name.slice(name.indexOf('@') + 1))
const id = '(?<name>[a-z][a-z0-9-]{4,28}[a-z0-9])'

/** Names kept for examples and tests: RFC 2606, RFC 6761, and the registry of .za, which keeps example.co.za. */
const isForExamples = (address: string): boolean =>
  /(@|\.)(example|test|invalid|localhost)$|(@|\.)example\.(com|net|org|co\.za)$/.test(address)

const words = 'secret|password|passwd|token|api[_-]?key|private[_-]?key|credential'

/**
 * What names a real cloud, person or place, or opens one. Project ids are found where tools expect them; a placeholder
 * is written in capitals (`PROJECT_ID`) or as an expression, which no rule takes for a name.
 */
export const rules: readonly Rule[] = [
  { what: 'a private key', pattern: /(?<name>-----BEGIN [A-Z ]*PRIVATE KEY-----)/g, isAllowed: never },
  {
    what: 'a key of Google',
    pattern: /(?<name>AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})/g,
    isAllowed: never,
  },
  {
    what: 'a service account',
    pattern: /(?<name>[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com)/g,
    isAllowed: isDemoAccount,
  },
  { what: 'a project id', pattern: new RegExp(`projects/${id}(?=[/"'\`\\s])`, 'g'), isAllowed: isDemo },
  {
    what: 'a project id',
    pattern: new RegExp(
      `(?:project|projectId|project_id|PROJECT|PROJECT_ID)["']?\\s*[=:]\\s*["']?${id}(?=["'\\s,;]|$)`,
      'gm',
    ),
    isAllowed: (name) => isDemo(name) || !/[0-9-]/.test(name),
  },
  { what: 'a project id', pattern: new RegExp(`--project[= ]${id}\\b`, 'g'), isAllowed: isDemo },
  {
    what: "a project's address",
    pattern: new RegExp(`${id}\\.(?:firebaseapp\\.com|web\\.app|appspot\\.com|cloudfunctions\\.net)`, 'g'),
    isAllowed: isDemo,
  },
  { what: "a service's address", pattern: /(?<name>[a-z0-9-]+\.a\.run\.app)/g, isAllowed: never },
  { what: 'a bucket', pattern: /gs:\/\/(?<name>[a-z0-9][a-z0-9._-]+)/g, isAllowed: isDemo },
  {
    what: 'the host of a package registry',
    pattern:
      /(?<name>https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio|pypi|npmjs|goproxy)[\w.:-]*)/g,
    isAllowed: never,
  },
  {
    what: 'an e-mail address',
    pattern: /(?<name>[\w.%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\b/gi,
    isAllowed: (name) => isForExamples(name) || isDemoAccount(name) || /\.(png|svg|js|ts|css)$/.test(name),
  },
  {
    what: 'a secret value',
    pattern: new RegExp(`(?:${words})["']?\\s*[=:]\\s*["'](?<name>[A-Za-z0-9+/_=.-]{20,})["']`, 'gi'),
    isAllowed: (name) => isDemo(name) || !isRandom(name),
  },
]

/** Whether a text has the mixture that made-up keys have and words do not: at least 3.5 bits in each character. */
function isRandom(text: string): boolean {
  const counts = new Map<string, number>()
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1)
  const shares = [...counts.values()].map((count) => count / text.length)
  return /\d/.test(text) && shares.reduce((bits, share) => bits - share * Math.log2(share), 0) >= 3.5
}
