import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { OrderAction, type Order, type OrderLine } from '@fluxori/contract/orders'
import type { FormEvent, ReactNode } from 'react'
import { messages } from '../../lib/messages.ts'

const words = messages.orders.actions

type FormProps = Readonly<{
  pending: boolean
  /** Why the last try did not work, in words. */
  problem: string | null
  onClose: () => void
}>

type QuestionProps = FormProps &
  Readonly<{
    title: string
    text: string
    submit: string
    danger?: boolean
    children: ReactNode
    onSubmit: (event: FormEvent<HTMLFormElement>) => void
  }>

/** Asked only because what follows cannot be undone. */
function Question({ title, text, submit, danger = false, pending, problem, children, ...on }: QuestionProps) {
  return (
    <Modal
      opened
      onClose={on.onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': messages.frame.close }}
    >
      <form onSubmit={on.onSubmit} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{text}</Text>
          {children}
          {problem !== null && (
            <Alert color="red" variant="light" role="alert">
              {problem}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={on.onClose}>
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

/** Ships all that is reserved. */
export function ShipOrderForm(
  props: FormProps & { order: Order; units: number; onSubmit: (tracking: string | null) => Promise<void> },
) {
  const form = useForm({ initialValues: { tracking: '' } })
  return (
    <Question
      {...props}
      title={words.shipTitle(props.order.number)}
      text={words.shipText(props.units)}
      submit={words.ship(props.units)}
      onSubmit={form.onSubmit(({ tracking }) =>
        props.onSubmit(tracking.trim() === '' ? null : tracking.trim()),
      )}
    >
      <TextInput
        label={words.tracking}
        description={words.trackingHint}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('tracking')}
      />
    </Question>
  )
}

/** Cancels what has not left, for a reason that the contract finds good enough. */
export function CancelOrderForm(
  props: FormProps & { order: Order; onSubmit: (reason: string) => Promise<void> },
) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (reason) =>
        OrderAction.safeParse({ kind: 'cancel', reason }).success ? null : words.reasonInvalid,
    },
  })
  return (
    <Question
      {...props}
      title={words.cancelTitle(props.order.number)}
      text={words.cancelText}
      submit={words.cancel}
      danger
      onSubmit={form.onSubmit(({ reason }) => props.onSubmit(reason.trim()))}
    >
      <TextInput label={words.reason} maxLength={300} data-autofocus {...form.getInputProps('reason')} />
    </Question>
  )
}

/** Asks which product an unknown line is. A guess stands in the field already, to be confirmed. */
export function MapLineForm(
  props: FormProps & { line: OrderLine; onSubmit: (sku: string) => Promise<void> },
) {
  const { line } = props
  const form = useForm({
    initialValues: { sku: line.sku ?? '' },
    validate: {
      sku: (sku) =>
        OrderAction.safeParse({ kind: 'map-line', line: line.id, sku: sku.trim() }).success
          ? null
          : words.mapSkuInvalid,
    },
  })
  return (
    <Question
      {...props}
      title={words.mapTitle}
      text={words.mapText(line.title === '' ? line.skuText : line.title)}
      submit={words.mapSubmit}
      onSubmit={form.onSubmit(({ sku }) => props.onSubmit(sku.trim()))}
    >
      <TextInput label={words.mapSku} maxLength={128} data-autofocus {...form.getInputProps('sku')} />
    </Question>
  )
}
