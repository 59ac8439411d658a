import { z } from 'zod'
import { DeclaredIndexes, type Composite } from './indexes/declared-indexes.ts'
import { indexText } from './indexes/index-for-query.ts'
import type { Ended, Verdict } from './step.ts'

const region = 'africa-south1'

/** Resources whose loss is a loss of data, of keys or of sign-ins. */
const holdData: readonly string[] = [
  'google_firestore_database',
  'google_firestore_backup_schedule',
  'google_identity_platform_config',
  'google_project',
  'google_secret_manager_secret',
  'google_storage_bucket',
]

const Plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        type: z.string(),
        change: z.object({ actions: z.array(z.string()), after: z.unknown() }),
      }),
    )
    .default([]),
})
const Placed = z.object({ location: z.string() })

/**
 * Reads `terraform show -json PLAN`. Refuses a plan that would delete or replace what holds data, unless that is
 * allowed, and one that would put a function anywhere but in Johannesburg.
 */
export function planVerdict({ code, stdout }: Ended, allowDestroy: boolean): Verdict {
  if (code !== 0) return { refused: 'The plan could not be read.' }
  const changes = Plan.parse(JSON.parse(stdout)).resource_changes
  const lost = changes.filter(
    ({ type, change }) => holdData.includes(type) && change.actions.includes('delete'),
  )
  if (lost.length > 0 && !allowDestroy)
    return {
      refused: `The plan would delete ${lost.map(({ address }) => address).join(', ')}. If that is meant: --allow-destroy.`,
    }
  const elsewhere = changes.find(
    ({ type, change: { after } }) => type === 'google_cloudfunctions2_function' && isElsewhere(after),
  )
  return elsewhere === undefined ? null : { refused: `${elsewhere.address} would not be in ${region}.` }
}

function isElsewhere(after: unknown): boolean {
  const placed = Placed.safeParse(after)
  return placed.success && placed.data.location !== region
}

const Listed = z.array(
  z.object({
    name: z.string(),
    queryScope: z.string(),
    state: z.string(),
    fields: z.array(
      z.object({ fieldPath: z.string(), order: z.string().optional(), arrayConfig: z.string().optional() }),
    ),
  }),
)

/**
 * Reads `gcloud firestore indexes composite list`. Asks again while an index is being built: a query that needs it
 * fails until then. Refuses when one is not there or could not be built.
 */
export function indexesVerdict({ code, stdout }: Ended, indexesText: string): Verdict {
  if (code !== 0) return { refused: 'The indexes could not be listed.' }
  const listed = Listed.parse(JSON.parse(stdout))
  const states = DeclaredIndexes.parse(JSON.parse(indexesText)).indexes.map((index) => ({
    index,
    state: listed.find((one) => isSame(one, index))?.state,
  }))
  const broken = states.find(
    ({ state }) => state === undefined || (state !== 'READY' && state !== 'CREATING'),
  )
  if (broken !== undefined)
    return {
      refused: `The index ${indexText(broken.index.collectionGroup, broken.index.fields)} is ${broken.state ?? 'not there'}.`,
    }
  return states.every(({ state }) => state === 'READY') ? null : 'later'
}

function isSame({ name, queryScope, fields }: z.infer<typeof Listed>[number], index: Composite): boolean {
  const own = fields.filter(({ fieldPath }) => fieldPath !== '__name__')
  return (
    name.includes(`/collectionGroups/${index.collectionGroup}/`) &&
    queryScope === index.queryScope &&
    own.length === index.fields.length &&
    index.fields.every((field, place) => {
      const there = own[place]
      return (
        there?.fieldPath === field.fieldPath &&
        ('order' in field ? there.order === field.order : there.arrayConfig === field.arrayConfig)
      )
    })
  )
}

const Held = z.object({ token: z.string(), who: z.string(), since: z.string() })

/** Reads the lock as it is in the bucket: ours, from now or from a run of ours that died, or somebody else's. */
export function lockVerdict({ code, stdout }: Ended, token: string): Verdict {
  if (code !== 0) return { refused: 'The lock could be neither taken nor read: see what gcloud said above.' }
  const held = Held.parse(JSON.parse(stdout))
  if (held.token === token) return null
  return {
    refused:
      `${held.who} has been deploying since ${held.since}. Two deployments at once would undo each other. ` +
      `If that one is known to be dead: --break-lock ${held.token}`,
  }
}
