import type { Response } from '@google-cloud/functions-framework'
import { problemType, type Problem } from '@fluxori/contract/kernel'

type UntypedProblem = Omit<Problem, 'type' | 'title'> & { title?: string }

/** Answers with problem details (RFC 9457). */
export function answerProblem(response: Response, problem: UntypedProblem): void {
  const body = JSON.stringify(problemOf(problem))
  response.status(problem.status).type('application/problem+json').send(body)
}

/** The problem details of what is told. `type` leads to the page about the reason. */
export const problemOf = (problem: UntypedProblem): Problem => ({
  type: problemType(problem.reason),
  title: problem.title ?? titles[problem.status] ?? 'Something went wrong',
  ...problem,
})

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Not authorised',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Wrong method',
  409: 'Refused',
  413: 'Too large',
  415: 'Wrong encoding',
  422: 'Key used before',
  500: 'Something went wrong on our side',
  503: 'Try again',
}
