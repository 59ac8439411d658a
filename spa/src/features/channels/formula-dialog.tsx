import { NumberInput, SimpleGrid } from '@mantine/core'
import '@mantine/core/styles/SimpleGrid.css'
import type { Channel } from '@fluxori/contract/channels/channels'
import { useActForm } from '../../lib/forms/use-act-form.ts'
import { formulaMessages } from '../../lib/messages/channel-formula.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import {
  formulaFields,
  formulaOf,
  FormulaValues,
  isSameFormula,
  valuesOf,
  type FormulaField,
} from './formula-form.ts'
import { FormulaPreview } from './formula-preview.tsx'
import { useChangeChannel } from './use-change-channel.ts'

const words = formulaMessages.edit

const faultWords: Readonly<Record<FormulaField, string>> = {
  max: words.maxInvalid,
  safety: words.unitsInvalid,
  sharePercent: words.shareInvalid,
  buffer: words.unitsInvalid,
}

/** Changes what a connection shows of the stock, with what each listing would show then. */
export function FormulaDialog({ channel, onClose }: Readonly<{ channel: Channel; onClose: () => void }>) {
  const { apply, pending } = useChangeChannel(channel)
  const { form, restored, forget, problem, send } = useActForm({
    id: `formula:${channel.id}`,
    values: FormulaValues,
    fields: formulaFields,
    initialValues: valuesOf(channel.formula),
    validateInputOnBlur: true,
    validate: (values) => {
      const typed = formulaOf(values)
      return typed.ok ? {} : Object.fromEntries([...typed.faults].map((field) => [field, faultWords[field]]))
    },
  })
  const typed = formulaOf(form.values)
  const same = typed.ok && isSameFormula(typed.formula, channel.formula)
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async (values) => {
    const asked = formulaOf(values)
    if (!asked.ok) return
    if (isSameFormula(asked.formula, channel.formula)) return close()
    const done = await send(() =>
      apply({
        change: { kind: 'formula', formula: asked.formula },
        label: words.label(channel.name),
        done: words.saved(channel.name),
        text: formulaMessages.inWords(asked.formula),
        back: { kind: 'formula', formula: channel.formula },
        backLabel: words.undoLabel(channel.name),
      }),
    )
    if (done) onClose()
  })
  const units = { allowDecimal: false, allowNegative: false, thousandSeparator: ',' }
  return (
    <FormDialog
      wide
      title={words.title(channel.name)}
      text={typed.ok ? formulaMessages.inWords(typed.formula) : formulaMessages.preview.invalid}
      submit={words.submit}
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <NumberInput
          label={words.safety}
          description={words.safetyHint}
          data-autofocus
          {...units}
          {...form.getInputProps('safety')}
        />
        <NumberInput
          label={words.buffer}
          description={words.bufferHint}
          {...units}
          {...form.getInputProps('buffer')}
        />
        <NumberInput
          label={words.share}
          description={words.shareHint}
          suffix="%"
          allowNegative={false}
          decimalScale={2}
          {...form.getInputProps('sharePercent')}
        />
        <NumberInput
          label={words.max}
          description={words.maxHint}
          {...units}
          {...form.getInputProps('max')}
        />
      </SimpleGrid>
      <FormulaPreview channelId={channel.id} formula={typed.ok ? typed.formula : null} same={same} />
    </FormDialog>
  )
}
