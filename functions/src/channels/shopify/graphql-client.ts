import { z } from 'zod'
import type { FaultKind } from '@fluxori/contract/reasons'
import { Fault } from '../../domain/fault.ts'
import { call, wireClient } from '../wire.ts'

const Cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
})

const GraphqlError = z.object({
  message: z.string(),
  extensions: z
    .object({ code: z.string().nullish(), cost: z.number().nullish(), maxCost: z.number().nullish() })
    .nullish(),
})

/** Every answer of the Admin API with status 200: failures too come as `errors` beside or instead of `data`. */
const Answer = z.object({
  data: z.unknown().optional(),
  errors: z.union([z.array(GraphqlError), z.string()]).nullish(),
  extensions: z.object({ cost: Cost.nullish().catch(null) }).nullish(),
})
export type Answer = z.infer<typeof Answer>

export type GraphqlClient = Readonly<{
  send: (document: string, variables: Readonly<Record<string, unknown>>) => Promise<Answer>
  /** Cost points left in the bucket when Shopify last told. */
  budgetLeft: () => number | null
}>

/** Calls the Admin API of one shop. `send` throws `Fault` when there is no answer; `dataOf` when it is an error. */
export function graphqlClient(
  connection: Readonly<{ baseUrl: string; apiVersion: string; accessToken: string }>,
  tools: Readonly<{ fetch: typeof fetch; now: () => Date }>,
): GraphqlClient {
  const { baseUrl, apiVersion, accessToken } = connection
  const address = `${baseUrl.replace(/\/$/, '')}/admin/api/${apiVersion}`
  const client = wireClient(address, { 'x-shopify-access-token': accessToken }, tools.fetch)
  let budgetLeft: number | null = null
  return {
    budgetLeft: () => budgetLeft,
    async send(query, variables) {
      const { body } = await call(
        client.post('graphql.json', { json: { query, variables } }),
        Answer,
        tools.now,
      )
      budgetLeft = body.extensions?.cost?.throttleStatus.currentlyAvailable ?? budgetLeft
      return body
    },
  }
}

/** The data of an answer, or the `Fault` that it is. */
export function dataOf<T>(answer: Answer, schema: z.ZodType<T>): T {
  const { data, errors } = answer
  if (typeof errors === 'string') throw new Fault('rejected', errors)
  const [error] = errors ?? []
  if (error !== undefined) throw toFault(error, answer)
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new Fault('malformed', `answer not understood: ${parsed.error.issues[0]?.path.join('.')}`)
}

const faultKinds: ReadonlyMap<string, FaultKind> = new Map([
  ['THROTTLED', 'throttled'],
  ['ACCESS_DENIED', 'unauthorised'],
  ['INTERNAL_SERVER_ERROR', 'unavailable'],
  ['TIMEOUT', 'unavailable'],
])

function toFault({ message, extensions }: z.infer<typeof GraphqlError>, answer: Answer): Fault {
  const kind = faultKinds.get(extensions?.code ?? '') ?? 'rejected'
  return new Fault(kind, message, { retryAfterSeconds: kind === 'throttled' ? secondsToWait(answer) : null })
}

/** Until the bucket holds what the query asked for; one second, as Shopify advises, when it does not tell. */
function secondsToWait({ extensions }: Answer): number {
  if (!extensions?.cost) return 1
  const { requestedQueryCost, throttleStatus } = extensions.cost
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable
  return Math.max(1, Math.ceil(missing / throttleStatus.restoreRate))
}

/**
 * By how much a query must shrink when it was refused as dearer than any query may be; null when it was not. The
 * price of a connection is not published exactly, so it is learnt from the refusal.
 */
export function shrinkage({ errors }: Answer): number | null {
  if (errors === undefined || errors === null || typeof errors === 'string') return null
  const error = errors.find(({ extensions }) => extensions?.code === 'MAX_COST_EXCEEDED')
  if (error === undefined) return null
  const { cost, maxCost } = error.extensions ?? {}
  return typeof cost === 'number' && typeof maxCost === 'number' && cost > maxCost ? maxCost / cost : 0.5
}
