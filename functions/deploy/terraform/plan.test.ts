import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { manifest } from '../../build/manifest.ts'
import { argumentOf, blocksOf, foldersOf } from './folder.ts'
import type { Grant } from '../../src/edge/grants.ts'
import { readTree } from './read-tree.ts'
import { rehearse, type Planned, type Rehearsed } from './rehearse.ts'

const installed = spawnSync('terraform', ['version']).error === undefined
const why = installed ? '' : 'NOT CHECKED, since terraform is not installed: '
const root = join(import.meta.dirname, '../../..')
const written = (path: string): string => readFileSync(join(root, path), 'utf8')
const files = await readTree()
const minutes = 180_000

const indexes: { indexes: readonly unknown[]; fieldOverrides: readonly unknown[] } = JSON.parse(
  written('firestore.indexes.json'),
)
const variables = {
  project_id: 'demo-shop',
  billing_account: '000000-AAAAAA-000000',
  domain: 'shop.test',
  budget: { currency: 'ZAR', units: 100 },
  connections: { 'karoo/shopify': 'channel-karoo-shopify', 'karoo/takealot': 'channel-karoo-takealot' },
  source_object: `source/${'a'.repeat(64)}.zip`,
}

type Scene = Readonly<{
  environment?: string
  operations?: readonly unknown[]
  given?: Readonly<Record<string, unknown>>
}>

const rehearsed = ({
  environment = 'production',
  operations = manifest,
  given = variables,
}: Scene): Rehearsed =>
  rehearse({
    files,
    beside: [
      ...['firestore.rules', 'firestore.indexes.json'].map((path) => ({ path, text: written(path) })),
      { path: 'terraform/operations.json', text: JSON.stringify(operations) },
    ],
    environment,
    variables: given,
  })

function plannedIn(scene: Scene): readonly Planned[] {
  const outcome = rehearsed(scene)
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.planned
}

function refusalIn(scene: Scene): string {
  const outcome = rehearsed(scene)
  return 'refused' in outcome ? outcome.refused : 'not refused'
}

/** The value at a path of names; a nested block is a list with one object. */
function at(value: unknown, ...path: readonly string[]): unknown {
  const [name, ...rest] = path
  const inner = Array.isArray(value) && name !== undefined ? value[0] : value
  return name === undefined || inner === undefined ? inner : at(inner[name], ...rest)
}

const ofType = (planned: readonly Planned[], type: string, name?: string): readonly Planned[] =>
  planned.filter((one) => one.type === type && (name === undefined || one.name === name))
const moduleOf = (name: string): string => `module.fluxori.module.operation["${name}"]`

describe.skipIf(!installed)(`${why}what Terraform would make of production`, () => {
  let planned: readonly Planned[] = []
  beforeAll(() => {
    planned = plannedIn({})
  }, minutes)

  /** What a grant is in the project, beside what the modules of secrets and schedules give. */
  const rolesOf: Readonly<Record<Grant, readonly string[]>> = {
    jobs: [],
    secrets: [],
    'sign-ins': ['roles/firebaseauth.admin'],
  }

  const own = (name: string): readonly Planned[] => planned.filter(({ module }) => module === moduleOf(name))

  describe.each(manifest)('$name', ({ name, trigger, resources, invoker, grants }) => {
    test('is one function of the release, with its own account and the resources that the manifest says', () => {
      expect(ofType(own(name), 'google_service_account').map(({ given }) => given['account_id'])).toEqual([
        name,
      ])
      const functions = ofType(own(name), 'google_cloudfunctions2_function').map(({ given }) => given)
      expect(functions).toHaveLength(1)
      expect(functions[0]).toMatchObject({ name, location: 'africa-south1' })
      expect(at(functions, 'build_config')).toMatchObject([
        {
          entry_point: name,
          runtime: 'nodejs24',
          source: [{ storage_source: [{ object: variables.source_object }] }],
        },
      ])
      expect(at(functions, 'service_config')).toMatchObject([
        {
          available_memory: `${resources.memoryMb}Mi`,
          environment_variables: {
            FLUXORI_ORIGINS: 'https://app.shop.test',
            FLUXORI_PUBLIC_URL: 'https://api.shop.test',
            GCLOUD_PROJECT: 'demo-shop',
          },
          ingress_settings: invoker === 'public' ? 'ALLOW_INTERNAL_AND_GCLB' : 'ALLOW_INTERNAL_ONLY',
          max_instance_request_concurrency: resources.concurrency,
          min_instance_count: resources.minInstances,
          service_account_email: '<google_service_account.self.email>',
          timeout_seconds: resources.timeoutSeconds,
        },
      ])
    })

    test('is started by what the manifest says, and by nothing else', () => {
      const events = at(ofType(own(name), 'google_cloudfunctions2_function')[0]?.given, 'event_trigger')
      expect(events).toMatchObject(
        trigger.kind !== 'document'
          ? []
          : [
              {
                event_type: `google.cloud.firestore.document.v1.${trigger.event}`,
                retry_policy: 'RETRY_POLICY_RETRY',
                service_account_email: '<google_service_account.self.email>',
                trigger_region: 'africa-south1',
                event_filters: [
                  { attribute: 'database', value: '<google_firestore_database.state.name>' },
                  { attribute: 'document', operator: 'match-path-pattern', value: trigger.path },
                ],
              },
            ],
      )
      const jobs = ofType(own(name), 'google_cloud_scheduler_job').map(({ given }) => given)
      expect(jobs).toHaveLength(trigger.kind === 'schedule' ? 1 : 0)
      if (trigger.kind !== 'schedule') return
      expect(jobs).toMatchObject([
        { schedule: trigger.cron, time_zone: 'Africa/Johannesburg', region: 'africa-south1' },
      ])
      expect(at(jobs, 'http_target', 'oidc_token', 'service_account_email')).toBe(
        '<google_service_account.self.email>',
      )
    })

    test('may be called by everybody only when people or channels call it, else by its own account alone', () => {
      const callers = ofType(own(name), 'google_cloud_run_v2_service_iam_member').map(
        ({ given }) => given['member'],
      )
      const isPublic = trigger.kind === 'http' || trigger.kind === 'webhook'
      expect(callers).toEqual([isPublic ? 'allUsers' : '<google_service_account.self.member>'])
    })

    test('may do no more than it needs', () => {
      const roles = ofType(own(name), 'google_project_iam_member').map(({ given }) => given['role'])
      const needed = [
        'roles/datastore.user',
        ...grants.flatMap((grant) => rolesOf[grant]),
        ...(trigger.kind === 'document' ? ['roles/eventarc.eventReceiver'] : []),
      ]
      expect(roles.toSorted()).toEqual(needed.toSorted())
      const secrets = ofType(planned, 'google_secret_manager_secret_iam_member').map(({ key }) => key)
      const readable = secrets.filter((key) => key?.endsWith(` ${name}`))
      expect(readable).toHaveLength(grants.includes('secrets') ? 2 : 0)
      const access = planned.filter(
        ({ module, key }) => module === 'module.fluxori.module.schedules[0]' && key === name,
      )
      expect(access).toHaveLength(grants.includes('jobs') ? 2 : 0)
    })
  })

  test('there is no function, account or job of an operation beside those of the manifest', () => {
    const names = manifest.map(({ name }) => name)
    expect(ofType(planned, 'google_cloudfunctions2_function').map(({ given }) => given['name'])).toEqual(
      names,
    )
    const jobs = ofType(planned, 'google_cloud_scheduler_job').map(({ given }) => given['name'])
    const scheduled = manifest.filter(({ trigger }) => trigger.kind === 'schedule').map(({ name }) => name)
    expect(jobs.toSorted()).toEqual([...scheduled, 'firestore-export'].toSorted())
  })

  test('everybody is let in to public operations and to the files of the web app, and to nothing else', () => {
    const open = planned.filter(({ given }) => given['member'] === 'allUsers')
    const functions = manifest.filter(({ invoker }) => invoker === 'public').map(({ name }) => moduleOf(name))
    expect(open.map(({ module }) => module).toSorted()).toEqual(
      [...functions, 'module.fluxori.module.site'].toSorted(),
    )
  })

  test('every index and every field of firestore.indexes.json is made, and no other', () => {
    const composite = ofType(planned, 'google_firestore_index').map(({ given }) => ({
      collectionGroup: given['collection'],
      queryScope: given['query_scope'],
      fields: JSON.parse(JSON.stringify(given['fields'], replaceNames)),
    }))
    expect(sorted(composite)).toEqual(sorted(indexes.indexes))
    const fields = ofType(planned, 'google_firestore_field').map(({ given }) => ({
      collectionGroup: given['collection'],
      fieldPath: given['field'],
      indexes: JSON.parse(JSON.stringify(at(given, 'index_config', 'indexes') ?? [], replaceNames)),
    }))
    expect(sorted(fields)).toEqual(sorted(indexes.fieldOverrides))
  })

  test('the rules that are released are firestore.rules', () => {
    const [ruleset] = ofType(planned, 'google_firebaserules_ruleset')
    expect(at(ruleset?.given, 'source', 'files', 'content')).toBe(written('firestore.rules'))
  })

  test('the database can be brought back to any minute, and is not deleted by accident', () => {
    expect(ofType(planned, 'google_firestore_database').map(({ given }) => given)).toMatchObject([
      {
        name: '(default)',
        location_id: 'africa-south1',
        type: 'FIRESTORE_NATIVE',
        delete_protection_state: 'DELETE_PROTECTION_ENABLED',
        point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_ENABLED',
      },
    ])
    expect(ofType(planned, 'google_firestore_backup_schedule').map(({ name }) => name)).toEqual([
      'daily',
      'weekly',
    ])
  })

  test('everything lies in Johannesburg, and the copies for a disaster in the Netherlands', () => {
    const places = planned.flatMap(({ module, given }) =>
      ['location', 'location_id', 'region'].flatMap((name) => {
        const place = given[name]
        return typeof place === 'string'
          ? [`${module.startsWith('module.fluxori.module.backup') ? 'backup ' : ''}${place}`]
          : []
      }),
    )
    expect([...new Set(places)].toSorted()).toEqual([
      'africa-south1',
      'backup africa-south1',
      'backup europe-west4',
    ])
  })

  test('nobody makes a sign-in from a browser', () => {
    const [identity] = ofType(planned, 'google_identity_platform_config')
    expect(at(identity?.given, 'client', 'permissions', 'disabled_user_signup')).toBe(true)
  })
})

describe.skipIf(!installed)(`${why}what Terraform refuses before anything is made`, () => {
  test(
    'values that are wrong are refused, each in words and with its file and line',
    () => {
      const refusal = refusalIn({
        given: {
          ...variables,
          billing_account: '12',
          budget: { currency: 'rand', units: 1 },
          connections: { karoo: 'a' },
          domain: 'https://shop.test/',
          project_id: 'x',
          region: 'europe-west1',
          source_object: 'source/latest.zip',
        },
      })
      for (const words of [
        'billing_account is three groups of six digits',
        'budget is a currency of three letters',
        'Each of connections is written merchant/channel',
        'domain is a domain alone',
        'project_id is the id of a project',
        'region can only be africa-south1',
        'source_object is source/, the SHA-256',
      ])
        expect(refusal).toContain(words)
      expect(refusal).toMatch(/on terraform\.tfvars\.json line \d+: \d+: "region": "europe-west1"/)
    },
    minutes,
  )

  test(
    'a value that is missing is refused by its name, file and line',
    () => {
      const { domain: _, ...rest } = variables
      expect(refusalIn({ given: rest })).toMatch(
        /No value for required variable on variables\.tf line \d+: \d+: variable "domain"/,
      )
    },
    minutes,
  )

  test(
    'entries of the manifest that make no sense are refused, each by its name',
    () => {
      const [first] = manifest
      const broken = {
        'no-cron': { trigger: { kind: 'schedule' }, invoker: 'platform' },
        'no-path': { trigger: { kind: 'document', event: 'created' }, invoker: 'platform' },
        'odd-event': {
          trigger: { kind: 'document', event: 'touched', path: 'a/{b}' },
          invoker: 'platform',
        },
        'open-job': { trigger: { kind: 'schedule', cron: '* * * * *' }, invoker: 'public' },
        'odd-kind': { trigger: { kind: 'telegram' }, invoker: 'platform' },
        'basic-role': { projectRoles: ['roles/editor'] },
        'long-account': { serviceAccount: 'an-account-with-a-name-that-is-far-too-long' },
      }
      const operations = Object.entries(broken).map(([name, changed]) => ({
        ...first,
        name,
        serviceAccount: name,
        ...changed,
      }))
      const refusal = refusalIn({ operations })
      for (const words of [
        'no-cron: a schedule needs a cron',
        'no-path: a document trigger needs a path',
        'odd-event: a document trigger is created or written',
        'open-job: http and webhook operations are public, all others',
        'odd-kind: a trigger is document, http, job, schedule or webhook',
        'basic-role: a role in the project is that of one service',
        'long-account: a service account has 6 to 30',
      ])
        expect(refusal).toContain(words)
    },
    minutes,
  )
})

describe.skipIf(!installed)(`${why}what Terraform would make of staging`, () => {
  test(
    'a new operation is made without a change of any Terraform file, and nothing is kept warm',
    () => {
      const added = {
        ...manifest[0],
        name: 'count-sheep',
        entryPoint: 'count-sheep',
        serviceAccount: 'count-sheep',
        trigger: { kind: 'schedule', cron: '0 22 * * *' },
        invoker: 'platform',
      }
      const planned = plannedIn({ environment: 'staging', operations: [...manifest, added] })
      const types = planned.filter(({ module }) => module === moduleOf('count-sheep')).map(({ type }) => type)
      expect(types.toSorted()).toEqual([
        'google_cloud_run_v2_service_iam_member',
        'google_cloud_scheduler_job',
        'google_cloudfunctions2_function',
        'google_project_iam_member',
        'google_service_account',
      ])
      const warm = ofType(planned, 'google_cloudfunctions2_function').map(({ given }) =>
        at(given, 'service_config', 'min_instance_count'),
      )
      expect(new Set(warm)).toEqual(new Set([0]))
    },
    minutes,
  )

  test(
    "who manages merchants' schedules may make jobs that call the one operation for it, and nobody else may",
    () => {
      const one = { ...manifest[0], invoker: 'platform', grants: [] }
      const job = { ...one, name: 'sheep-job', serviceAccount: 'sheep-job', trigger: { kind: 'job' } }
      const manager = { ...one, name: 'sheep-sweep', serviceAccount: 'sheep-sweep', grants: ['jobs'] }
      const sweep = { ...manager, trigger: { kind: 'schedule', cron: '* * * * *' } }
      const planned = plannedIn({ environment: 'staging', operations: [job, sweep] })
      const access = planned.filter(({ module }) => module === 'module.fluxori.module.schedules[0]')
      expect(access.map(({ key, given }) => [key, given['role'], given['service_account_id']])).toEqual([
        ['sheep-sweep', 'roles/cloudscheduler.admin', undefined],
        [
          'sheep-sweep',
          'roles/iam.serviceAccountUser',
          'projects/demo-shop/serviceAccounts/sheep-job@demo-shop.iam.gserviceaccount.com',
        ],
      ])
      const accounts = ofType(planned, 'google_cloudfunctions2_function').map(({ given }) => [
        given['name'],
        at(given, 'service_config', 'environment_variables', 'FLUXORI_SCHEDULE_ACCOUNT'),
      ])
      expect(accounts).toEqual([
        ['sheep-job', undefined],
        ['sheep-sweep', 'sheep-job@demo-shop.iam.gserviceaccount.com'],
      ])
      const jobs = ofType(planned, 'google_cloud_scheduler_job').map(({ given }) => given['name'])
      expect(jobs.toSorted()).toEqual(['firestore-export', 'sheep-sweep'])
    },
    minutes,
  )
})

test('staging and production are the same files, but for main.tf, and that only calls the module that they share', () => {
  const of = (environment: string) =>
    files
      .filter(
        ({ path }) => path.startsWith(`terraform/environments/${environment}/`) && !path.endsWith('/main.tf'),
      )
      .map(({ path, text }) => ({ file: path.split('/').at(-1), text }))
  expect(of('staging')).toEqual(of('production'))
  expect(of('staging').length).toBeGreaterThan(0)
  const called = foldersOf(files)
    .filter(({ path }) => path.startsWith('terraform/environments/'))
    .map((folder) => ({
      types: [...new Set(folder.blocks.map(({ block }) => block.type))].toSorted(),
      sources: blocksOf(folder, 'module').map(({ block }) => argumentOf(block, 'source')),
    }))
  const callsOnly = {
    types: ['module', 'output', 'provider', 'terraform', 'variable'],
    sources: ['"../../modules/fluxori"'],
  }
  expect(called).toEqual([callsOnly, callsOnly])
})

test('no Terraform file names an operation, so that a new one changes none', () => {
  const named = files.flatMap(({ path, text }) =>
    manifest.filter(({ name }) => text.includes(`"${name}"`)).map(({ name }) => `${path} ${name}`),
  )
  expect(named).toEqual([])
})

/** Names as firestore.indexes.json has them, nothing for null. */
function replaceNames(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const names: Readonly<Record<string, string>> = {
    field_path: 'fieldPath',
    array_config: 'arrayConfig',
    query_scope: 'queryScope',
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [names[name] ?? name, inner]),
  )
}

const sorted = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(keysSorted(value))).toSorted()

function keysSorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysSorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, keysSorted(inner)]),
  )
}
