import { Problem, type Operation } from '@fluxori/contract/kernel'
import { operations } from '@fluxori/contract/operations'
import { z } from 'zod'
import { manifest } from './manifest.ts'

type Json = Readonly<Record<string, unknown>>

/** A schema as JSON Schema, without the dialect that the OpenAPI document states once. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z
    .record(z.string(), z.unknown())
    .parse(z.toJSONSchema(schema, { target: 'draft-2020-12', io }))
  return Object.fromEntries(Object.entries(made).filter(([name]) => name !== '$schema'))
}

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The HTTP operations and webhooks as an OpenAPI 3.1 document, made from the contract and the manifest. */
export function openApi(): Json {
  const paths: Record<string, Json> = {}
  operations.forEach((operation) => {
    paths[`/${operation.name}`] = { post: personOperation(operation) }
  })
  manifest.forEach(({ name, summary, trigger }) => {
    if (trigger.kind === 'webhook') paths[trigger.path] = { post: webhookOperation(name, summary) }
  })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fluxori',
      version: '1',
      description: 'What a browser or a channel may call. Reading is done in Firestore, under its rules.',
    },
    servers: [{ url: 'http://127.0.0.1:5001', description: 'Local run' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        member: { type: 'http', scheme: 'bearer', bearerFormat: 'Firebase ID token' },
      },
    },
  }
}

function personOperation({ name, summary, roles, request, response, refusals }: Operation): Json {
  return {
    operationId: name,
    summary,
    description: `Roles: ${roles.join(', ')}. Repeats under one Idempotency-Key are one command.`,
    security: [{ member: [] }],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,100}$' },
      },
    ],
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(request, 'input') } } },
    responses: {
      200: {
        description: 'Done.',
        content: { 'application/json': { schema: schemaOf(response, 'output') } },
      },
      400: problem('The request is not valid; nothing was changed.'),
      401: problem('Not signed in, or the sign-in has expired.'),
      403: problem('Not a member of this merchant, or the role does not allow it.'),
      ...(refusals.length === 0
        ? {}
        : { 409: problem(`Refused by a rule of the business: ${refusals.join(', ')}.`) }),
      413: problem('The body is larger than 1 MiB.'),
      422: problem('The Idempotency-Key was used for another request.'),
      503: problem('Try again with the same key.'),
    },
  }
}

function webhookOperation(name: string, summary: string): Json {
  const parameter = (id: string): Json => ({
    name: id,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })
  return {
    operationId: name,
    summary,
    description: 'Signed by the channel as its documents say; the signature is checked over the raw bytes.',
    parameters: [parameter('merchantId'), parameter('channelId')],
    requestBody: { required: true, content: { 'application/json': { schema: {} } } },
    responses: {
      200: { description: 'Kept, or of no concern.' },
      401: problem('The signature is missing or wrong; nothing was written.'),
      404: problem('No such merchant or channel.'),
      413: problem('The body is larger than 1 MiB.'),
      503: problem('Not kept: send it again.'),
    },
  }
}
