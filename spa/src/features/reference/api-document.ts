import { z } from 'zod'

/** As much of JSON Schema as our OpenAPI document uses. */
export type Schema = Readonly<{
  type?: string | undefined
  description?: string | undefined
  format?: string | undefined
  const?: string | number | boolean | undefined
  enum?: readonly (string | number | null)[] | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  properties?: Readonly<Record<string, Schema>> | undefined
  required?: readonly string[] | undefined
  items?: Schema | undefined
  anyOf?: readonly Schema[] | undefined
  oneOf?: readonly Schema[] | undefined
}>

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    const: z.union([z.string(), z.number(), z.boolean()]).optional(),
    enum: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
  }),
)

const Media = z.object({
  schema: Schema,
  examples: z.record(z.string(), z.object({ summary: z.string(), value: z.unknown() })).default({}),
})
const Content = z.record(z.string(), Media)

const Call = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  'x-roles': z.array(z.string()).default([]),
  parameters: z.array(
    z.object({ name: z.string(), description: z.string(), schema: Schema, example: z.string().optional() }),
  ),
  requestBody: z.object({ description: z.string().optional(), content: Content }),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), 'x-reasons': z.array(z.string()).default([]), content: Content }),
  ),
})

/** The OpenAPI document that the functions build writes, read as data like any other answer. */
export const ApiDocument = z.object({
  info: z.object({ description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string() })),
  paths: z.record(z.string(), z.object({ post: Call })),
})
export type ApiDocument = z.infer<typeof ApiDocument>

export type Operation = z.infer<typeof Call> & Readonly<{ path: string }>

/** Every operation in the order of its group. */
export const operationsOf = ({ paths, tags }: ApiDocument): readonly Operation[] => {
  const all = Object.entries(paths).map(([path, { post }]) => ({ path, ...post }))
  return tags.flatMap(({ name }) => all.filter((operation) => operation.tags[0] === name))
}

/** Whether every word that is typed stands somewhere in what is told of an operation: its name, fields, reasons. */
export const speaksOf = (words: unknown, typed: string): boolean => {
  const text = JSON.stringify(words).toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
