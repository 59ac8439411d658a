import { MerchantChange, merchantUpdate, type Merchant } from '@fluxori/contract/merchant/merchant'
import { Alert, Button, Radio, Stack, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useEffect } from 'react'
import { useKeptForm } from '../../lib/forms/use-kept-form.ts'
import { messages } from '../../lib/messages.ts'
import { problemMessages } from '../../lib/messages/problems.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useOperation } from '../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../ui/notices.tsx'
import { editOf, followed, TypedMerchant, typedOf } from './merchant-typed.ts'
import classes from './settings.module.css'

const words = settingsMessages.merchant
const vats = ['yes', 'no'] as const
const shorts = ['oversold', 'backordered'] as const

/** Saves what was changed, and offers to take it back. Answers whether it is done with; if not, `problem` says why. */
function useSaveMerchant() {
  const merchantId = useMerchantId()
  const { submit, pending, problem } = useOperation(merchantUpdate)
  const save = async (fields: MerchantChange, before: MerchantChange): Promise<boolean> => {
    try {
      const submitted = await submit({ merchantId, fields }, { label: words.label })
      if (submitted.kind === 'queued') noticeQueued(words.label)
      else {
        noticeDone({
          title: words.saved,
          text: words.savedText,
          undo: () => submit({ merchantId, fields: before }, { label: words.labelUndo }),
          undoLabel: words.labelUndo,
          about: 'merchant',
        })
      }
      return true
    } catch {
      // `problem` holds it and stands in the form.
      return false
    }
  }
  return { save, pending, problem }
}

/** Changes the business. Nothing is sent before it is saved: it concerns every order that follows. */
export function MerchantForm({ merchant }: Readonly<{ merchant: Merchant }>) {
  const stands = typedOf(merchant)
  const { form, restored, forget } = useKeptForm<TypedMerchant>({
    id: 'merchant',
    values: TypedMerchant,
    initialValues: { ...stands, was: stands },
    validate: ({ name }) => (MerchantChange.safeParse({ name }).success ? {} : { name: words.nameInvalid }),
  })
  const { save, pending, problem } = useSaveMerchant()
  const standing = JSON.stringify(stands)
  useEffect(() => {
    form.setValues(followed(form.getValues(), stands))
    // What stands is compared by what it says.
  }, [standing])
  const edit = editOf(form.values)
  const submit = form.onSubmit(async () => {
    if (edit !== null && (await save(edit.fields, edit.before))) forget()
  })
  const discard = () => {
    form.setValues({ ...stands, was: stands })
    form.clearErrors()
    forget()
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {restored && edit !== null && (
        <p className={classes.restored} role="status">
          {messages.frame.restored}
        </p>
      )}
      <TextInput label={words.name} maxLength={100} {...form.getInputProps('name')} />
      <Radio.Group label={words.vat} description={words.vatFrom} {...form.getInputProps('vat')}>
        <Stack gap={0} mt={4}>
          {vats.map((vat) => (
            <Radio
              key={vat}
              className={classes.choice ?? ''}
              value={vat}
              label={words.vatLabels[vat]}
              description={words.vatHints[vat]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group label={words.whenShort} {...form.getInputProps('whenShort')}>
        <Stack gap={0} mt={4}>
          {shorts.map((short) => (
            <Radio
              key={short}
              className={classes.choice ?? ''}
              value={short}
              label={words.whenShortChoices[short].label}
              description={words.whenShortChoices[short].hint}
            />
          ))}
        </Stack>
      </Radio.Group>
      {problem !== null && (
        <Alert color="red" variant="light" role="alert">
          {problemMessages.of(problem.reason)}
        </Alert>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={pending} disabled={edit === null}>
          {words.save}
        </Button>
        {edit !== null && (
          <Button variant="default" onClick={discard}>
            {words.discard}
          </Button>
        )}
      </div>
    </form>
  )
}
