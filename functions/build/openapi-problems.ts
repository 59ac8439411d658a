import { WebhookProblem } from '@fluxori/contract/reasons'
import { problems } from '../src/edge/answer.ts'
import { problemOf } from '../src/edge/problem.ts'
import type { Json } from './json.ts'

/** What the page about a reason is called, by reason. */
export type Titles = ReadonlyMap<string, string>

type Reason = Readonly<{ reason: string; detail: string }>

/** An error answer: which reasons it can carry, what each means, and how it looks. */
function problem(titles: Titles, status: number, description: string, reasons: readonly Reason[]): Json {
  const names = reasons.map(({ reason }) => reason)
  const titleOf = (reason: string) => titles.get(reason) ?? reason
  const shown = Object.fromEntries(
    reasons.map((given) => [
      given.reason,
      { summary: titleOf(given.reason), value: problemOf({ status, ...given }) },
    ]),
  )
  return {
    description: [description, '', ...names.map((name) => `- \`${name}\`: ${titleOf(name)}`)].join('\n'),
    'x-reasons': names,
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { properties: { reason: { type: 'string', enum: names } } },
          ],
        },
        examples: shown,
      },
    },
  }
}

const usualWords: Readonly<Record<number, string>> = {
  400: 'The request is not valid; nothing was changed.',
  401: 'Not signed in, or the sign-in has expired; nothing was changed.',
  403: 'Not a member of this merchant, or the role does not allow it; nothing was changed.',
  405: 'Only POST is answered.',
  413: 'The body is larger than 1 MiB; nothing was changed.',
  415: 'The body is compressed; nothing was changed.',
  422: 'The Idempotency-Key was used for another request; nothing was changed.',
  500: 'It could not be done, and was noted.',
  503: 'Try again with the same key: it is done once at most.',
}

/** Every answer that any operation for people can give beside its own, by status. */
export function usualProblems(titles: Titles): Json {
  const detail = 'Some fields are missing, unknown or not what they should be. Nothing was changed.'
  const byStatus = new Map<number, readonly Reason[]>([[400, [{ reason: 'invalid-request', detail }]]])
  Object.entries(problems).forEach(([reason, [status, given]]) =>
    byStatus.set(status, [...(byStatus.get(status) ?? []), { reason, detail: given }]),
  )
  return Object.fromEntries(
    [...byStatus].map(([status, reasons]) => [
      status,
      problem(titles, status, usualWords[status] ?? 'Not done.', reasons),
    ]),
  )
}

/** The answer of an operation whose wish a rule of the business refuses; nothing for one that knows no refusal. */
export const refusalProblems = (titles: Titles, refusals: readonly string[]): Json =>
  refusals.length === 0
    ? {}
    : {
        409: problem(
          titles,
          409,
          'Refused by a rule of the business; nothing was changed.',
          refusals.map((reason) => ({ reason, detail: `${titles.get(reason) ?? reason}.` })),
        ),
      }

const webhookWords: Readonly<Record<WebhookProblem, readonly [status: number, words: string]>> = {
  'method-not-allowed': [405, 'Only POST is answered.'],
  'too-large': [413, 'The message is larger than 1 MiB.'],
  compressed: [415, 'The message is compressed.'],
  'not-found': [404, 'No such merchant or channel.'],
  unsigned: [401, 'The signature is missing or wrong; nothing was written.'],
  unavailable: [503, 'Not kept: send it again.'],
}

/** Every error answer to a channel, by status. */
export const webhookProblems = (titles: Titles): Json =>
  Object.fromEntries(
    WebhookProblem.options.map((reason) => {
      const [status, detail] = webhookWords[reason]
      return [status, problem(titles, status, detail, [{ reason, detail }])]
    }),
  )
