import { referenceMessages as words } from '../../lib/messages/reference.ts'
import type { Schema } from './api-document.ts'
import classes from './reference.module.css'
import { choiceName, fieldsOf, typeWords } from './type-words.ts'
import { Words } from './words.tsx'

/** A schema as a tree: each field with what it may be, what it means and its unit, and the fields below it. */
export function SchemaTree({ schema }: Readonly<{ schema: Schema }>) {
  const choices = schema.oneOf ?? []
  if (choices.length > 0)
    return (
      <ul className={classes.tree}>
        {choices.map((choice) => (
          <li key={choiceName(choice)}>
            <p className={classes.field}>
              {words.oneOf}: <code>{choiceName(choice)}</code>
            </p>
            <Fields schema={choice} />
          </li>
        ))}
      </ul>
    )
  const fields = fieldsOf(schema)
  return fields === null ? null : <Fields schema={fields} />
}

function Fields({ schema }: Readonly<{ schema: Schema }>) {
  return (
    <ul className={classes.tree}>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <li key={name}>
          <p className={classes.field}>
            <code>{name}</code>{' '}
            <span className={classes.type}>
              {field.oneOf === undefined ? typeWords(field) : words.types.object}
              {schema.required?.includes(name) === true && `, ${words.required}`}
            </span>
          </p>
          {field.description !== undefined && (
            <p className={classes.meaning}>
              <Words text={field.description} />
            </p>
          )}
          <SchemaTree schema={field} />
        </li>
      ))}
    </ul>
  )
}
