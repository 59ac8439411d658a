import { Title } from '@mantine/core'
import { paths } from '../../business/paths.ts'
import { referenceMessages as words } from '../../lib/messages/reference.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import type { Operation } from './api-document.ts'
import { Example } from './example.tsx'
import classes from './reference.module.css'
import { SchemaTree } from './schema-tree.tsx'
import { typeWords } from './type-words.ts'
import { Words } from './words.tsx'

type OperationEntryProps = Readonly<{ operation: Operation; server: string }>

/** One operation: who may call it, what it takes and answers, why it is not done, and an example. */
export function OperationEntry({ operation, server }: OperationEntryProps) {
  const { operationId: name, summary, description, path, parameters, requestBody, responses } = operation
  const request = requestBody.content['application/json']?.schema
  const answer = responses['200']?.content['application/json']?.schema
  return (
    <article className={classes.operation} id={name} aria-labelledby={`${name}-title`} tabIndex={-1}>
      <Title order={3} id={`${name}-title`}>
        <a href={`#${name}`} aria-label={words.linkTo(name)} className={classes.anchor}>
          #
        </a>{' '}
        <code>POST {path}</code>
      </Title>
      <p className={classes.summary}>{summary}</p>
      <p className={classes.meaning}>{description}</p>
      <section className={classes.part}>
        <h4>{words.headers}</h4>
        <ul className={classes.tree}>
          {parameters.map((parameter) => (
            <li key={parameter.name}>
              <p className={classes.field}>
                <code>{parameter.name}</code>{' '}
                <span className={classes.type}>
                  {typeWords(parameter.schema)}, {words.required}
                </span>
              </p>
              <p className={classes.meaning}>{parameter.description}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className={classes.part}>
        <h4>{words.request}</h4>
        {request?.type === undefined ? (
          <p className={classes.meaning}>{words.anything}</p>
        ) : (
          <SchemaTree schema={request} />
        )}
      </section>
      <section className={classes.part}>
        <h4>{words.answer}</h4>
        {answer !== undefined && <SchemaTree schema={answer} />}
      </section>
      <Example operation={operation} server={server} />
      <Refusals responses={responses} />
    </article>
  )
}

function Refusals({ responses }: Pick<Operation, 'responses'>) {
  return (
    <details className={classes.part}>
      <summary>{words.refusals}</summary>
      <dl className={classes.refusals}>
        {Object.entries(responses).flatMap(([status, { description, 'x-reasons': reasons }]) =>
          reasons.length === 0
            ? []
            : [
                <dt key={status}>
                  <strong>{status}</strong> {description.split('\n')[0]}
                </dt>,
                ...reasons.map((reason) => (
                  <dd key={`${status}-${reason}`}>
                    <Link to={paths.problem(reason)}>
                      <code>{reason}</code>
                    </Link>{' '}
                    <Words text={meaningOf(description, reason)} />
                  </dd>
                )),
              ],
        )}
      </dl>
    </details>
  )
}

/** What a reason means, as the list in the answer's description says. */
const meaningOf = (description: string, reason: string): string => {
  const start = `- \`${reason}\`: `
  return (
    description
      .split('\n')
      .find((line) => line.startsWith(start))
      ?.slice(start.length) ?? ''
  )
}
