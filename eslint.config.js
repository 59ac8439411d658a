import { existsSync, readdirSync } from 'node:fs'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

const folders = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${dir}/${entry.name}`)
    : []
const each = (dirs, allowed) => Object.fromEntries(dirs.map((dir) => [dir, allowed]))

const contract = 'functions/contract/src'
const src = 'functions/src'
const domain = `${src}/domain`
const store = `${src}/store`
const wire = `${src}/channels/wire.ts`
const auth = `${src}/firebase-auth.ts`
const log = `${src}/log`
const surroundings = [`${src}/environment.ts`, `${src}/secrets.ts`, `${src}/token.ts`, auth]
const adapters = folders(`${src}/channels`)
const spa = 'spa/src'
const features = folders(`${spa}/features`)

/** Folders of subjects, in the contract and in the domain. */
const subjects = [...new Set([...folders(contract), ...folders(domain)].map((dir) => dir.split('/').at(-1)))]
  .filter((name) => name !== 'engine')
  .join('|')

/** Room: the rooms that it may import from, beside itself. A new adapter or feature is guarded on the day it appears. */
const rooms = {
  [contract]: [],
  [domain]: [contract],
  [store]: [contract, domain],
  [log]: [contract],
  [wire]: [contract, domain],
  ...each(adapters, [contract, domain, wire]),
  [`${src}/journal`]: [contract, domain, store, log],
  [`${src}/flows`]: [contract, domain],
  [`${src}/connections`]: [contract, domain, store, log, `${src}/journal`, `${src}/flows`],
  [`${src}/people`]: [contract, domain, store, `${src}/environment.ts`, auth],
  [`${src}/invariants`]: [contract, domain, store],
  [`${src}/reports`]: [contract, domain, store],
  [`${src}/schedules`]: [
    contract,
    domain,
    store,
    `${src}/environment.ts`,
    `${src}/invariants`,
    `${src}/reports`,
  ],
  ...each(surroundings, [contract, domain, `${src}/environment.ts`, auth]),
  [`${src}/services.ts`]: [
    contract,
    domain,
    store,
    log,
    `${src}/invariants`,
    `${src}/journal`,
    `${src}/people`,
    `${src}/reports`,
    `${src}/connections`,
    `${src}/schedules`,
    `${src}/channels/all.ts`,
    ...surroundings,
  ],
  [`${src}/channels/all.ts`]: [contract, domain, ...adapters],
  [`${src}/edge`]: [contract, domain, log, `${src}/services.ts`, `${src}/environment.ts`],
  [`${src}/operations`]: [contract, domain, `${src}/flows`, `${src}/edge`],
  [`${src}/main.ts`]: [contract, `${src}/edge`, `${src}/operations`],
  [`${spa}/lib`]: [contract],
  [`${spa}/business`]: [contract, `${spa}/lib`],
  [`${spa}/ui`]: [contract, `${spa}/lib`],
  ...each(features, [contract, `${spa}/lib`, `${spa}/business`, `${spa}/ui`]),
  [`${spa}/app`]: [contract, `${spa}/lib`, `${spa}/business`, `${spa}/ui`, ...features],
}
const names = Object.keys(rooms)
const zones = names.map((room) => ({
  target: `./${room}`,
  from: names.filter((other) => other !== room && !rooms[room].includes(other)).map((other) => `./${other}`),
  message: `${room} may not import this: see the table of rooms in eslint.config.js.`,
}))

const tests = [
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/*.spec.ts',
  '**/suite*.ts',
  '**/channel-scene.ts',
  'functions/test/**',
  'spa/test/**',
]
const tools = [
  'functions/dev/**',
  'functions/bench/**',
  'functions/build/**',
  'functions/deploy/**',
  'spa/bench/**',
  'spa/guide/**',
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.fluxori/**', 'test-results/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: ['functions', 'spa'], noWarnOnMultipleProjects: true }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: [`${domain}/**/*.ts`, `${contract}/**/*.ts`],
    ignores: tests,
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', 'firebase*', '@google-cloud/*'] }],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'crypto',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Time is an argument.',
        },
      ],
    },
  },
  {
    files: ['spa/src/**'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: ['@fluxori/contract/**/example*'] }] },
  },
  {
    // The journal loops over changes and knows no subject: only the stock ledger is its own.
    files: [`${src}/journal/**/*.ts`],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(@fluxori/contract/(?!stock/stock$)(${subjects})/|(\\.\\./)+domain/(?!stock/(ledger|relist)\\.ts$)(${subjects})/)`,
              message: 'The journal knows no subject: declare it in the subject, or give it to the registry.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': 'off' } },
  { files: [...tests, ...tools], rules: { 'max-lines-per-function': 'off', 'no-console': 'off' } },
  {
    files: tests,
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['*.config.ts', '**/*.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
)
