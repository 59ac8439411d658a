import { operationExamples, operationGroups } from '@fluxori/contract/examples'
import { Problem, type Operation } from '@fluxori/contract/kernel'
import { operations } from '@fluxori/contract/operations'
import { z } from 'zod'
import { described } from './field-words.ts'
import type { Json } from './json.ts'
import { manifest } from './manifest.ts'
import { refusalProblems, usualProblems, webhookProblems, type Titles } from './openapi-problems.ts'
import type { ProblemPage } from './problem-pages.ts'

const webhooks = 'Webhooks'

/** A schema as JSON Schema, without the dialect that the OpenAPI document states once. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z
    .record(z.string(), z.unknown())
    .parse(z.toJSONSchema(schema, { target: 'draft-2020-12', io }))
  return described(Object.fromEntries(Object.entries(made).filter(([name]) => name !== '$schema')))
}

const examplesOf = (name: string, side: 'request' | 'response'): Json =>
  Object.fromEntries(
    (operationExamples[name] ?? []).map(({ summary, ...example }) => [
      summary.toLowerCase().replaceAll(' ', '-'),
      { summary, value: example[side] },
    ]),
  )

/**
 * The HTTP operations and webhooks as an OpenAPI 3.1 document, made from the contract, the manifest and the titles of
 * the knowledge base. `x-roles` and `x-reasons` say as data who may call and which reasons an answer can carry.
 */
export function openApi(pages: readonly ProblemPage[]): Json {
  const titles: Titles = new Map(pages.map(({ reason, title }) => [reason, title]))
  const paths: Record<string, Json> = {}
  operations.forEach((operation) => {
    paths[`/${operation.name}`] = { post: personOperation(titles, operation) }
  })
  manifest.forEach(({ name, summary, trigger }) => {
    if (trigger.kind === 'webhook') paths[trigger.path] = { post: webhookOperation(titles, name, summary) }
  })
  const used = [...operations.flatMap(({ name }) => operationGroups[name] ?? []), webhooks]
  return {
    openapi: '3.1.0',
    info: { title: 'Fluxori', version: '1', description: introduction },
    servers: [{ url: 'http://127.0.0.1:5001', description: 'Local run' }],
    tags: [...new Set(used)].toSorted().map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: { ...schemaOf(Problem, 'output'), description: problemWords } },
      securitySchemes: {
        member: { type: 'http', scheme: 'bearer', bearerFormat: 'Firebase ID token' },
      },
    },
  }
}

const introduction = [
  'What a browser or a channel may call. Reading is done in Firestore, under its rules.',
  'Every operation is a POST with a JSON body. Money is whole South African cents, times are UTC, days are South African.',
  'A field that is not known is refused. A write carries an Idempotency-Key: sent again under the same key it counts once.',
].join('\n\n')

const problemWords =
  'Why something was not done (RFC 9457). `reason` never changes; `type` is the address of the page about it; `issues` names the fields at fault; `facts` holds figures that the words need.'

function personOperation(titles: Titles, operation: Operation): Json {
  const { name, summary, roles, request, response, refusals } = operation
  return {
    operationId: name,
    tags: [operationGroups[name]],
    summary,
    description: `For ${roles.join(', ')}. Repeats under one Idempotency-Key are one command.`,
    'x-roles': roles,
    security: [{ member: [] }],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description: 'Made new for each thing that is wanted, and the same when that is tried again.',
        schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,100}$' },
        example: '0f8fad5b-d9cb-469f',
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: schemaOf(request, 'input'), examples: examplesOf(name, 'request') },
      },
    },
    responses: {
      200: {
        description: 'Done.',
        content: {
          'application/json': {
            schema: schemaOf(response, 'output'),
            examples: examplesOf(name, 'response'),
          },
        },
      },
      ...usualProblems(titles),
      ...refusalProblems(titles, refusals),
    },
  }
}

const webhookWords =
  'Signed by the channel as its own documents say; the signature is checked over the raw bytes before anything else. A message that comes again is kept once. One that is signed and cannot be read is kept for a person and answered with 200.'

function webhookOperation(titles: Titles, name: string, summary: string): Json {
  const parameter = (id: string, description: string): Json => ({
    name: id,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
  })
  return {
    operationId: name,
    tags: [webhooks],
    summary,
    description: webhookWords,
    security: [],
    parameters: [
      parameter('merchantId', 'The merchant.'),
      parameter('channelId', 'The connection that the channel’s messages belong to.'),
    ],
    requestBody: {
      required: true,
      description: 'As the channel’s own documents say, uncompressed.',
      content: { 'application/json': { schema: {} } },
    },
    responses: {
      200: {
        description: 'Kept, known already, or of no concern.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                outcome: { type: 'string', enum: ['kept', 'repeat', 'ignored', 'kept-unreadable'] },
              },
              required: ['outcome'],
            },
            examples: { kept: { summary: 'An order was taken in', value: { outcome: 'kept' } } },
          },
        },
      },
      ...webhookProblems(titles),
    },
  }
}
