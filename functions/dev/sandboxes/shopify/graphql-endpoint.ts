import {
  executeSync,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import { z } from 'zod'
import type { WireRequest, WireResponse } from '../sandbox.ts'
import type { Args } from './connection.ts'
import { faultsIn } from './document-faults.ts'
import { officialSchema, type KeptVersion } from './official-schema.ts'
import { actualCost, requestedCost } from './query-cost.ts'
import type { Root } from './shopify-admin-api.ts'
import { TopLevelError } from './top-level-error.ts'

/** The bucket of a store on the largest plan, so that a local run seldom meets it. */
const bucket = { maximumAvailable: 20_000, restoreRate: 1_000 } as const
const dearestQuery = 1_000

const Call = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() })

/** Answers GraphQL calls by the official schema of the version that was asked for, within what a call may cost. */
export function graphqlEndpoint(root: Root, now: () => Date) {
  const spend = costBucket(now)
  return function query(request: WireRequest, version: KeptVersion): WireResponse {
    const headers = { 'x-shopify-api-version': version }
    const reply = (json: unknown): WireResponse => ({ status: 200, headers, json })
    const call = Call.safeParse(jsonOf(request.body))
    if (!call.success)
      return { status: 400, json: { errors: { query: 'Required parameter missing or invalid' } } }
    try {
      const schema = officialSchema(version)
      const document = understood(schema, call.data.query)
      const variables = coerced(schema, document, call.data.variables ?? {})
      const requested = requestedCost({ document, variables })
      if (requested > dearestQuery) throw tooDear(requested)
      const { refused, cost } = spend(requested, null)
      if (refused) return reply({ ...failed('THROTTLED', 'Throttled'), extensions: { cost } })
      const { data, errors } = executeSync({
        schema,
        document,
        rootValue: root,
        variableValues: call.data.variables ?? {},
        fieldResolver: heldField,
      })
      const extensions = { cost: spend(requested, actualCost(data)).cost }
      return reply({ data: data ?? null, ...(errors && { errors: errors.map(toError) }), extensions })
    } catch (error) {
      if (error instanceof GraphQLError) return reply({ errors: [toError(error)] })
      throw error
    }
  }
}

const documents = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>()

/** The document of a text that the schema allows; one that it has been asked before is not looked at again. */
function understood(schema: GraphQLSchema, text: string): DocumentNode {
  const known = documents.get(schema) ?? new Map<string, DocumentNode>()
  documents.set(schema, known)
  const before = known.get(text)
  if (before !== undefined) return before
  const document = parsed(text)
  const [fault] = faultsIn(schema, document)
  if (fault !== undefined) throw fault
  if (known.size < 100) known.set(text, document)
  return document
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new GraphQLError(error.message, { originalError: error, extensions: { code: 'PARSE_ERROR' } })
  }
}

/** The variables as the operation declares them. */
function coerced(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const { variableValues, errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], given)
  const [error] = errors ?? []
  if (error !== undefined) throw new GraphQLError(error.message, { extensions: { code: 'INVALID_VARIABLE' } })
  return variableValues?.coerced ?? {}
}

/** A field of the shop's own plain objects. One that the schema has and the sandbox does not hold is an error. */
const heldField: GraphQLFieldResolver<unknown, unknown, Args> = (source, args, _, info) => {
  const held = isNode(source) ? source[info.fieldName] : undefined
  if (held === undefined) {
    const text = `the sandbox does not hold ${info.parentType.name}.${info.fieldName}`
    throw new TopLevelError('NOT_IN_SANDBOX', text)
  }
  return isField(held) ? held(args, info) : held
}

const isNode = (source: unknown): source is Readonly<Record<string, unknown>> =>
  typeof source === 'object' && source !== null

const isField = (held: unknown): held is Root[string] => typeof held === 'function'

function toError(error: GraphQLError) {
  const { message, path, originalError } = error
  const code = originalError instanceof TopLevelError ? { code: originalError.code } : {}
  return { message, ...(path && { path }), extensions: { ...error.extensions, ...code } }
}

const failed = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })

const tooDear = (cost: number): GraphQLError =>
  new GraphQLError(
    `Query cost is ${cost}, which exceeds the single query max cost limit (${dearestQuery}).`,
    {
      extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: dearestQuery },
    },
  )

/** Needs what a query may cost, keeps what it did cost, and fills up as time passes. */
function costBucket(now: () => Date) {
  let [available, at]: [number, number] = [bucket.maximumAvailable, now().getTime()]
  return (requested: number, actual: number | null) => {
    const time = now().getTime()
    available =
      Math.min(bucket.maximumAvailable, available + (bucket.restoreRate * (time - at)) / 1000) - (actual ?? 0)
    at = time
    const throttleStatus = { ...bucket, currentlyAvailable: Math.floor(available) }
    const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus }
    return { refused: requested > available, cost }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
