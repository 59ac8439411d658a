import { TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import type { FormEvent, ReactNode } from 'react'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Afresh } from './afresh.tsx'

const words = stockChangeMessages

type LinesDialogProps = Readonly<{
  title: string
  text?: string
  submit: string
  /** How many lines the list has now. */
  lines: number
  change: Readonly<{ pending: boolean; problem: string | null }>
  /** The list was begun before and has been given back. */
  restored: boolean
  reference: GetInputPropsReturnType
  /** Empties the form. */
  onAfresh: () => void
  /** Lets go of what was kept of it. */
  forget: () => void
  onClose: () => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}>

/**
 * What receiving, moving and counting many SKUs have in common: a list that was begun is kept when the form is closed,
 * is given back, and can be begun afresh; and a reference that stands with the movement.
 */
export function LinesDialog(props: LinesDialogProps) {
  const { title, text, submit, lines, change, restored, reference, onAfresh, forget, onClose } = props
  const back = restored && lines > 0
  return (
    <FormDialog
      title={title}
      {...(text === undefined ? {} : { text })}
      submit={submit}
      wide
      pending={change.pending}
      problem={change.problem}
      restored={back}
      onClose={() => {
        if (lines === 0) forget()
        onClose()
      }}
      onSubmit={props.onSubmit}
    >
      {back && (
        <Afresh
          onAfresh={() => {
            onAfresh()
            forget()
          }}
        />
      )}
      {props.children}
      <TextInput
        label={words.reference}
        description={words.referenceHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={100}
        {...reference}
      />
    </FormDialog>
  )
}
