/** How it is known that a documented command works. */
export type Proof =
  /** The test of the docs runs it. */
  | Readonly<{ kind: 'run here' }>
  /** Another run of the project runs it, or what it starts. */
  | Readonly<{ kind: 'run elsewhere'; by: string }>
  /** It cannot be run in tests; its words are checked against the program where that is there. */
  | Readonly<{ kind: 'not run'; because: string }>

const here: Proof = { kind: 'run here' }
const elsewhere = (by: string): Proof => ({ kind: 'run elsewhere', by })
const notRun = (because: string): Proof => ({ kind: 'not run', because })

const needsCloud = 'it needs a cloud account with a project'
const setsUp = 'it installs programs on the machine, or sets them up'

/**
 * Every kind of command that the docs may tell, the first that fits counting. A command that fits none fails the test:
 * say here how it is known to work. `npm run …` with `--dry-run` or `--help` is always run.
 */
const kinds: readonly (readonly [fits: RegExp, proof: Proof])[] = [
  [/^npm run (deploy|rollback) -- (staging|production)( .*)?--dry-run/, here],
  [/^npm run (deploy|rollback)( |$)/, notRun(needsCloud)],
  [/^npm run [\w:-]+ -- .*--help$/, here],
  [/^npm start( -- [-\w ]+)?$/, elsewhere('npm test: the browser tests start it')],
  [/^npm test$/, elsewhere('this test is part of it')],
  [/^npm run (check|types|format|format:check|lint|unused)$/, elsewhere('npm test, its first stage')],
  [/^npm run (reference|indexes)( -- --check)?$/, elsewhere('npm test, its first stage')],
  [
    /^npm run build$/,
    elsewhere('npm test: the browser tests and the cold start of the bench build both parts'),
  ],
  [
    /^npm run bench( -- [\w -]+)?$/,
    notRun('it measures for minutes; each figure is run by whoever changes it'),
  ],
  [/^npm run screenshots$/, notRun('it takes pictures of a running stack for minutes')],
  [/^npm run restore-drill( -- .*)?$/, elsewhere('npm test: a test runs the drill')],
  [
    /^npm run (sbom|licences|audit)( -- .*)?$/,
    elsewhere('npm test, or the registry is asked by whoever releases'),
  ],
  [
    /^node functions\/dev\/sandboxes\/shopify\/schema\/take\.ts$/,
    notRun('it asks the registry for a package'),
  ],
  [/^npm run cost( -- .*)?$/, elsewhere('npm test: the model is checked against its page')],
  [/^npm (install|ci|rebuild)( |$)/, elsewhere('npm start and npm test install what is missing')],
  [/^gcloud components install /, notRun(setsUp)],
  [/^gcloud (auth|config) /, notRun('it signs a person in')],
  [/^gcloud( |$)/, notRun(needsCloud)],
  [/^(gsutil|curl) /, notRun(needsCloud)],
  [/^terraform (fmt|validate)( |$)/, elsewhere('npm test checks the files of Terraform')],
  [/^terraform( |$)/, notRun(needsCloud)],
  [/^(npx )?firebase (setup:emulators:firestore|emulators:start)/, notRun(setsUp)],
  [/^(npx )?firebase /, notRun(needsCloud)],
  [/^(apt-get|brew) /, notRun(setsUp)],
  [/^git /, notRun('it changes the copy of the repository that it is run in')],
]

/** How a command is known to work, or null when nobody has said. */
export const proofOf = (command: string): Proof | null =>
  kinds.find(([fits]) => fits.test(command))?.[1] ?? null
