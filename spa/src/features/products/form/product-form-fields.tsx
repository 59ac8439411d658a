import { usualLowAt } from '@fluxori/contract/products/products'
import { NativeSelect, TextInput } from '@mantine/core'
import { useId } from 'react'
import { formatMoney } from '../../../lib/format/format.ts'
import { parseMoney } from '../../../lib/format/parse-money.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { Section } from '../../../ui/panel.tsx'
import { hintOf, type FieldsProps } from './fields-props.ts'
import { KitEditor } from './kit-editor.tsx'
import classes from './product-form.module.css'
import type { Suggestions } from './suggestions.ts'
import { VatFields } from './vat-fields.tsx'
import { weightUnits } from './weight.ts'

const words = productMessages.form
const underneath = ['label', 'input', 'description', 'error'] as const

type ProductFormFieldsProps = FieldsProps & Readonly<{ creates: boolean; suggestions: Suggestions }>

/** Every field of a product, in the order in which one knows them. */
export function ProductFormFields(props: ProductFormFieldsProps) {
  const { form, overtaken } = props
  return (
    <>
      <Identity {...props} />
      <Section title={words.money}>
        <div className={classes.fields}>
          <Cost form={form} overtaken={overtaken} />
          <VatFields form={form} overtaken={overtaken} />
        </div>
      </Section>
      <Handling form={form} overtaken={overtaken} />
      <Section title={words.kit}>
        <KitEditor form={form} overtaken={overtaken} />
      </Section>
    </>
  )
}

function Identity({ creates, suggestions, ...fields }: ProductFormFieldsProps) {
  const { form } = fields
  const [categories, brands] = [useId(), useId()]
  return (
    <Section title={words.identity}>
      <div className={classes.fields}>
        <TextInput
          className={classes.whole ?? ''}
          label={words.name}
          description={hintOf(fields, 'title', '')}
          inputWrapperOrder={[...underneath]}
          maxLength={300}
          {...form.getInputProps('title')}
        />
        {creates && (
          <TextInput
            label={words.sku}
            description={words.skuHint}
            inputWrapperOrder={[...underneath]}
            maxLength={255}
            autoCapitalize="characters"
            spellCheck={false}
            {...form.getInputProps('sku')}
          />
        )}
        <TextInput
          className={creates ? '' : (classes.whole ?? '')}
          label={words.barcode}
          description={hintOf(fields, 'barcode', words.barcodeHint)}
          inputWrapperOrder={[...underneath]}
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps('barcode')}
        />
        <TextInput
          label={words.category}
          description={hintOf(fields, 'category', '')}
          inputWrapperOrder={[...underneath]}
          list={categories}
          maxLength={100}
          {...form.getInputProps('category')}
        />
        <TextInput
          label={words.brand}
          description={hintOf(fields, 'brand', '')}
          inputWrapperOrder={[...underneath]}
          list={brands}
          maxLength={100}
          {...form.getInputProps('brand')}
        />
        <Choices id={categories} options={suggestions.categories} />
        <Choices id={brands} options={suggestions.brands} />
      </div>
    </Section>
  )
}

function Choices({ id, options }: Readonly<{ id: string; options: readonly string[] }>) {
  return (
    <datalist id={id}>
      {options.map((option) => (
        <option key={option} value={option} />
      ))}
    </datalist>
  )
}

function Cost(fields: FieldsProps) {
  const { form } = fields
  const read = parseMoney(form.values.cost)
  const said =
    read.kind === 'amount' && read.cents !== null ? words.costRead(formatMoney(read.cents)) : words.costHint
  return (
    <TextInput
      label={words.cost}
      description={hintOf(fields, 'cost', said)}
      inputWrapperOrder={[...underneath]}
      leftSection="R"
      inputMode="decimal"
      autoComplete="off"
      {...form.getInputProps('cost')}
    />
  )
}

function Handling(fields: FieldsProps) {
  const { form } = fields
  return (
    <Section title={words.handling}>
      <div className={classes.fields}>
        <div className={classes.weight}>
          <TextInput
            label={words.weight}
            description={hintOf(fields, 'weight', words.weightHint)}
            inputWrapperOrder={[...underneath]}
            inputMode="decimal"
            autoComplete="off"
            {...form.getInputProps('weight')}
          />
          <NativeSelect
            label={words.weightUnit}
            data={[...weightUnits]}
            {...form.getInputProps('weightUnit')}
          />
        </div>
        <TextInput
          label={words.lowAt}
          description={hintOf(fields, 'lowAt', words.lowAtHint(usualLowAt))}
          inputWrapperOrder={[...underneath]}
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps('lowAt')}
        />
      </div>
    </Section>
  )
}
