import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { messages } from '../lib/messages.ts'
import classes from './form-dialog.module.css'
import { useFocusReturn } from './use-focus-return.ts'

type FormDialogProps = Readonly<{
  title: string
  /** What sending it does. */
  text?: string
  /** What the button does, in its own words. */
  submit: string
  danger?: boolean
  wide?: boolean
  pending: boolean
  /** Why the last try did not work, in words. */
  problem: string | null
  /** What was typed before has been given back. */
  restored?: boolean
  children?: ReactNode
  onClose: () => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}>

/** Every form that asks something stands in this. */
export function FormDialog(props: FormDialogProps) {
  const { title, text, submit, danger = false, wide = false, pending, problem, restored = false } = props
  useFocusReturn()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={title}
      size={wide ? 'lg' : 'md'}
      centered
      closeButtonProps={{ 'aria-label': messages.frame.close }}
    >
      <form onSubmit={props.onSubmit} noValidate>
        <Stack gap="md">
          {text !== undefined && <Text c="dimmed">{text}</Text>}
          {restored && (
            <p className={classes.restored} role="status">
              {messages.frame.restored}
            </p>
          )}
          {props.children}
          {problem !== null && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs" className={classes.foot ?? ''}>
            <Button variant="default" onClick={props.onClose}>
              {messages.frame.cancel}
            </Button>
            <Button type="submit" loading={pending} {...(danger ? { color: 'red.9' } : {})}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
