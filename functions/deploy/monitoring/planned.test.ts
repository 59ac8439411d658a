import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { manifest } from '../../build/manifest.ts'
import { readTree } from '../terraform/read-tree.ts'
import { rehearse, type Planned } from '../terraform/rehearse.ts'

const installed = spawnSync('terraform', ['version']).error === undefined
const why = installed ? '' : 'NOT CHECKED, since terraform is not installed: '
const root = join(import.meta.dirname, '../../..')
const files = await readTree()

const variables = {
  project_id: 'demo-shop',
  billing_account: '000000-AAAAAA-000000',
  domain: 'shop.test',
  budget: { currency: 'ZAR', units: 100 },
  source_object: `source/${'a'.repeat(64)}.zip`,
}
const perimeter = { access_policy: '123', deploy_accounts: ['deploy@demo-shop.iam.gserviceaccount.com'] }

/** How long a schedule may be silent: what runs each minute ten minutes, each few minutes two hours, else a day. */
const silenceOf = (cron: string): string =>
  cron === '* * * * *' ? '600s' : cron.startsWith('*/') ? '7200s' : '88200s'

function plan(given: Readonly<Record<string, unknown>> = {}): readonly Planned[] {
  const outcome = rehearse({
    files,
    beside: ['firestore.rules', 'firestore.indexes.json', 'terraform/operations.json'].map((path) => ({
      path,
      text: readFileSync(join(root, path), 'utf8'),
    })),
    environment: 'production',
    variables: { ...variables, ...given },
  })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.planned
}
const keysOf = (planned: readonly Planned[], type: string, name: string) =>
  planned.filter((one) => one.type === type && one.name === name).map(({ key }) => key)

describe.skipIf(!installed)(
  `${why}what Terraform would make of the front, the perimeter and the alarms`,
  () => {
    let planned: readonly Planned[] = []
    beforeAll(() => {
      planned = plan()
    }, 180_000)

    test('every function of the manifest has its error alarm', () => {
      const names = manifest.map(({ name }) => name)
      expect(keysOf(planned, 'google_monitoring_alert_policy', 'function').toSorted()).toEqual(names)
    })

    test('a schedule is missed after ten minutes when it runs each minute, two hours when every few, else after a day', () => {
      const silences = planned
        .filter(({ type, name }) => type === 'google_monitoring_alert_policy' && name === 'schedule')
        .map(({ key, given }) => [key, /"duration":"(\d+s)"/.exec(JSON.stringify(given))?.[1]])
      const scheduled = manifest.flatMap(({ name, trigger }) =>
        trigger.kind === 'schedule' ? [[name, silenceOf(trigger.cron)]] : [],
      )
      expect(silences.toSorted()).toEqual(scheduled)
    })

    test('every promise burns fast and slowly', () => {
      const promises = keysOf(planned, 'google_monitoring_slo', 'promise')
      expect(promises).toHaveLength(5)
      expect(keysOf(planned, 'google_monitoring_alert_policy', 'burning_fast')).toEqual(promises)
      expect(keysOf(planned, 'google_monitoring_alert_policy', 'burning_slowly')).toEqual(promises)
    })

    test('the internet reaches what people and channels call, each by its own name, and nothing else', () => {
      const open = manifest.filter(({ invoker }) => invoker === 'public').map(({ name }) => name)
      expect(keysOf(planned, 'google_compute_backend_service', 'function').toSorted()).toEqual(open)
      const [map] = planned.filter(({ type, name }) => type === 'google_compute_url_map' && name === 'front')
      const paths = [...JSON.stringify(map?.given).matchAll(/"(\/[a-z-]+(?:\/\*)?)"/g)].map(
        ([, path]) => path,
      )
      expect(paths.toSorted()).toEqual(open.flatMap((name) => [`/${name}`, `/${name}/*`]).toSorted())
    })

    test('a channel may send far more than a person, and neither is refused for its country', () => {
      const doors = planned.filter(({ type }) => type === 'google_compute_security_policy')
      expect(doors.map(({ key }) => key).toSorted()).toEqual(['people', 'webhooks'])
      expect(JSON.stringify(doors)).not.toContain('region_code')
    })

    test('there is no perimeter without an organisation, and with one it only logs at first', () => {
      const kind = 'google_access_context_manager_service_perimeter'
      expect(keysOf(planned, kind, 'data')).toEqual([])
      const [drawn] = plan({ perimeter }).filter(({ type }) => type === kind)
      expect(drawn?.given).toMatchObject({ use_explicit_dry_run_spec: true, status: [] })
      const [enforced] = plan({ perimeter: { ...perimeter, dry_run: false } }).filter(
        ({ type }) => type === kind,
      )
      expect(enforced?.given).toMatchObject({ use_explicit_dry_run_spec: false, spec: [] })
      expect(enforced?.given['status']).toEqual(drawn?.given['spec'])
    }, 180_000)
  },
)
