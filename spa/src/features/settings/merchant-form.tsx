import { merchantUpdate, type Merchant, type MerchantChange } from '@fluxori/contract/merchant/merchant'
import { Alert, Button, Radio, Stack, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import type { Edit } from '../../lib/forms/changed-fields.ts'
import { useEditForm } from '../../lib/forms/use-edit-form.ts'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useAct } from '../../ui/use-act.ts'
import { faultsOf, fieldsOf, followed, TypedMerchant, typedOf } from './merchant-typed.ts'
import classes from './settings.module.css'

const words = settingsMessages.merchant
const vats = ['yes', 'no'] as const
const shorts = ['oversold', 'backordered'] as const

/** The fields of the form by those of the request. */
const fields = { 'fields.name': 'name', 'fields.vatVendor': 'vat', 'fields.whenShort': 'whenShort' }

/** Saves what was changed, and offers to take it back; see `useAct`. */
function useSaveMerchant() {
  const { act, pending } = useAct(merchantUpdate, (merchantId, changed: MerchantChange) => ({
    merchantId,
    fields: changed,
  }))
  const save = (edit: Edit<MerchantChange>) =>
    act(edit.fields, {
      label: words.label,
      done: () => ({
        title: words.saved,
        text: words.savedText,
        undo: { asks: edit.before, label: words.labelUndo },
        about: 'merchant',
      }),
    })
  return { save, pending }
}

/** Changes the business. Nothing is sent before it is saved: it concerns every order that follows. */
export function MerchantForm({ merchant }: Readonly<{ merchant: Merchant }>) {
  const { form, restored, problem, send, edit, begin } = useEditForm({
    id: 'merchant',
    values: TypedMerchant,
    stands: typedOf(merchant),
    faultsOf,
    fieldsOf,
    follow: followed,
    fields,
  })
  const { save, pending } = useSaveMerchant()
  const submit = form.onSubmit(async () => {
    if (edit !== null) await send(() => save(edit))
  })
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
          {problem}
        </Alert>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={pending} disabled={edit === null}>
          {words.save}
        </Button>
        {edit !== null && (
          <Button variant="default" onClick={begin}>
            {words.discard}
          </Button>
        )}
      </div>
    </form>
  )
}
