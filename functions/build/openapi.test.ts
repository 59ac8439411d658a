import { Problem } from '@fluxori/contract/kernel'
import { operations } from '@fluxori/contract/operations'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldWords } from './field-words.ts'
import { openApi } from './openapi.ts'
import { readProblemPages } from './problem-pages.ts'

const Media = z.object({
  schema: z.record(z.string(), z.unknown()),
  examples: z.record(z.string(), z.object({ summary: z.string(), value: z.unknown() })).default({}),
})
const Content = z.record(z.string(), Media)
const OpenApi = z.object({
  tags: z.array(z.object({ name: z.string() })),
  paths: z.record(
    z.string(),
    z.object({
      post: z.object({
        operationId: z.string(),
        tags: z.array(z.string()).length(1),
        requestBody: z.object({ content: Content }),
        responses: z.record(
          z.string(),
          z.object({
            description: z.string().min(1),
            'x-reasons': z.array(z.string()).optional(),
            content: Content,
          }),
        ),
      }),
    }),
  ),
})

const made = OpenApi.parse(openApi(await readProblemPages()))
const calls = Object.values(made.paths).map(({ post }) => post)
const contents = calls.flatMap(({ operationId, requestBody, responses }) =>
  [requestBody, ...Object.values(responses)].flatMap(({ content }) =>
    Object.values(content).map((media) => ({ operationId, media })),
  ),
)

test.each(operations)('$name stands in a group of the page with every refusal', ({ name, refusals }) => {
  const call = calls.find(({ operationId }) => operationId === name)
  expect(made.tags).toContainEqual({ name: call?.tags[0] })
  expect(call?.responses['409']?.['x-reasons'] ?? []).toEqual(refusals)
  expect(Object.keys(call?.requestBody.content['application/json']?.examples ?? {})).not.toEqual([])
})

test('an example is right by the schema that stands beside it', () => {
  contents.forEach(({ operationId, media }) => {
    if (JSON.stringify(media.schema).includes('$ref')) return
    const schema = z.fromJSONSchema(media.schema)
    Object.values(media.examples).forEach(({ value }) =>
      expect(schema.safeParse(value).error?.message, operationId).toBeUndefined(),
    )
  })
})

test('an error answer shows a problem for each of its reasons, with its status and the address of its page', () => {
  const errors = calls.flatMap(({ responses }) =>
    Object.entries(responses).filter(([status]) => status !== '200'),
  )
  expect(errors.length).toBeGreaterThan(0)
  errors.forEach(([status, answer]) => {
    const shown = answer.content['application/problem+json']?.examples ?? {}
    expect(Object.keys(shown)).toEqual(answer['x-reasons'])
    Object.entries(shown).forEach(([reason, { value, summary }]) => {
      const problem = Problem.parse(value)
      expect([problem.reason, String(problem.status)]).toEqual([reason, status])
      expect(problem.type.endsWith(`/problems/${reason}`)).toBe(true)
      expect(summary).not.toBe(reason)
    })
  })
})

test('every field of a request or an answer says what it means', () => {
  const fields = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    Object.entries(value).forEach(([name, part]: [string, unknown]) => {
      if (name === 'examples') return
      if (name === 'properties' && typeof part === 'object' && part !== null)
        Object.keys(part).forEach((field) => fields.add(field))
      look(part)
    })
  }
  operations.forEach(({ request, response }) => {
    look(z.toJSONSchema(request, { io: 'input' }))
    look(z.toJSONSchema(response))
  })
  expect([...fields].filter((field) => fieldWords[field] === undefined)).toEqual([])
  expect(Object.keys(fieldWords).filter((field) => !fields.has(field))).toEqual([])
})
