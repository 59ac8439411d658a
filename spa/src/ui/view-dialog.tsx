import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { messages } from '../lib/messages.ts'
import { FormDialog } from './form-dialog.tsx'

const words = messages.frame.list

/** Asks for the name of a view. */
export function ViewDialog({
  onClose,
  onName,
}: Readonly<{ onClose: () => void; onName: (name: string) => void }>) {
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  return (
    <FormDialog
      title={words.saveView}
      text={words.saveViewText}
      submit={words.saveView}
      pending={false}
      problem={null}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (name.trim() === '') return
        onName(name.trim())
        onClose()
      }}
    >
      <TextInput
        label={words.viewName}
        maxLength={60}
        data-autofocus
        value={name}
        error={asked && name.trim() === '' ? words.viewNameInvalid : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
