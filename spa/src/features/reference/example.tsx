import { Button } from '@mantine/core'
import { useState } from 'react'
import { referenceMessages as words } from '../../lib/messages/reference.ts'
import type { Operation } from './api-document.ts'
import { curlOf } from './curl.ts'
import classes from './reference.module.css'

/** How an operation is called from a command line, and what it answers then. */
export function Example({ operation, server }: Readonly<{ operation: Operation; server: string }>) {
  const { operationId, requestBody, responses } = operation
  const asked = requestBody.content['application/json']?.examples ?? {}
  const [chosen, setChosen] = useState(Object.keys(asked)[0] ?? '')
  const [copied, setCopied] = useState(false)
  const example = asked[chosen]
  if (example === undefined) return null
  const command = curlOf(operation, server, example.value)
  const answer = responses['200']?.content['application/json']?.examples[chosen]
  const copy = async () => {
    await navigator.clipboard.writeText(command)
    setCopied(true)
  }
  return (
    <section className={classes.part}>
      <h4>{words.example}</h4>
      {Object.keys(asked).length > 1 && (
        <select
          className={classes.choice}
          aria-label={words.exampleOf}
          value={chosen}
          onChange={({ currentTarget: { value } }) => {
            setChosen(value)
            setCopied(false)
          }}
        >
          {Object.entries(asked).map(([name, { summary }]) => (
            <option key={name} value={name}>
              {summary}
            </option>
          ))}
        </select>
      )}
      <pre className={classes.code} tabIndex={0}>
        {command}
      </pre>
      <Button
        size="xs"
        variant="default"
        aria-label={copied ? words.copied : words.copyLabel(operationId)}
        onClick={() => void copy()}
      >
        {copied ? words.copied : words.copy}
      </Button>
      {answer !== undefined && (
        <>
          <p className={classes.meaning}>{words.answered}</p>
          <pre className={classes.code} tabIndex={0}>
            {JSON.stringify(answer.value, null, 2)}
          </pre>
        </>
      )}
    </section>
  )
}
