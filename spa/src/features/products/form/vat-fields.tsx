import { VatClass } from '@fluxori/contract/products/products'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { NativeSelect, TextInput } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { hintOf, type FieldsProps } from './fields-props.ts'
import classes from './product-form.module.css'

const words = productMessages.form
const classOptions = VatClass.options.map((value) => ({ value, label: productMessages.vat[value] }))

/** Which VAT it bears, and the rule that says so where it is not the usual one. */
export function VatFields(fields: FieldsProps) {
  const { form } = fields
  const merchant = valueOf(useLiveDocument(merchants, { merchant: useMerchantId() }))
  const isVendor = merchant?.vatVendor ?? true
  const { vatClass } = form.values
  const hint = isVendor ? words.vatClassHints[vatClass] : words.notVendor
  return (
    <>
      <NativeSelect
        label={words.vatClass}
        description={hintOf(fields, 'vatClass', hint)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={classOptions}
        {...form.getInputProps('vatClass')}
      />
      {vatClass !== 'standard' && <VatReason {...fields} vatClass={vatClass} />}
    </>
  )
}

type VatReasonProps = FieldsProps & Readonly<{ vatClass: Exclude<VatClass, 'standard'> }>

/** The legal reason: an example to choose, or one's own words. */
function VatReason({ vatClass, ...fields }: VatReasonProps) {
  const { form } = fields
  const examples = words.reasons[vatClass]
  const chosen = examples.find(({ label }) => form.values.vatReason.endsWith(`: ${label}`))
  return (
    <>
      {examples.length > 0 && (
        <NativeSelect
          className={classes.whole ?? ''}
          label={words.vatExamples[vatClass]}
          data={[
            { value: '', label: words.vatExampleNone },
            ...examples.map(({ label, text }) => ({ value: text, label })),
          ]}
          value={chosen?.text ?? ''}
          onChange={(event) => {
            form.setFieldValue('vatReason', event.currentTarget.value)
            form.clearFieldError('vatReason')
          }}
        />
      )}
      <TextInput
        className={classes.whole ?? ''}
        label={words.vatReason}
        description={hintOf(fields, 'vatReason', words.vatReasonHint)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={300}
        withAsterisk
        {...form.getInputProps('vatReason')}
      />
    </>
  )
}
