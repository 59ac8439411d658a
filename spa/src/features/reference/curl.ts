import type { Operation } from './api-document.ts'

/** The operation's call as a command line: `$FLUXORI_TOKEN` is the caller's ID token. */
export function curlOf(
  { path, parameters }: Pick<Operation, 'path' | 'parameters'>,
  server: string,
  body: unknown,
): string {
  const key = parameters.find(({ name }) => name === 'Idempotency-Key')
  const headers = [
    'Content-Type: application/json',
    ...(key === undefined
      ? []
      : ['Authorization: Bearer $FLUXORI_TOKEN', `${key.name}: ${key.example ?? ''}`]),
  ]
  const json = JSON.stringify(body, null, 2).replaceAll("'", String.raw`'\''`)
  return [
    `curl -X POST ${server}${path}`,
    ...headers.map((header) => `  -H "${header}"`),
    `  -d '${json}'`,
  ].join(' \\\n')
}
