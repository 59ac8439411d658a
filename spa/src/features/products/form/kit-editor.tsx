import type { Stock } from '@fluxori/contract/stock/stock'
import { ActionIcon, Input, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { productMessages } from '../../../lib/messages/products.ts'
import { ComponentPicker } from './component-picker.tsx'
import { kitsPossible } from '../kits-possible.ts'
import type { FieldsProps } from './fields-props.ts'
import classes from './product-form.module.css'
import { useStockBySku } from '../use-stock-by-sku.ts'

const words = productMessages.form

/** What a kit is made of: components by search, and how many of each. */
export function KitEditor({ form, overtaken }: FieldsProps) {
  const { kit, sku } = form.values
  const add = (component: string) => {
    form.setFieldValue('kit', [...kit, { sku: component, quantity: '1' }])
    form.clearErrors()
  }
  const remove = (component: string) => {
    form.setFieldValue(
      'kit',
      kit.filter((part) => part.sku !== component),
    )
    form.clearErrors()
  }
  return (
    <div className={classes.kit}>
      <p className={classes.hint}>{overtaken.includes('kit') ? words.overtakenKit : words.kitHint}</p>
      {form.errors['kit'] !== undefined && <Input.Error role="alert">{form.errors['kit']}</Input.Error>}
      {kit.length > 0 && <Components form={form} onRemove={remove} />}
      <ComponentPicker without={[sku, ...kit.map((part) => part.sku)]} onPick={add} />
    </div>
  )
}

const nameOf = (sku: string, level: Stock | undefined): string =>
  level === undefined || level.title === '' ? sku : level.title

function Components({
  form,
  onRemove,
}: Readonly<{ form: FieldsProps['form']; onRemove: (sku: string) => void }>) {
  const { kit } = form.values
  const levels = useStockBySku(kit.map(({ sku }) => sku))
  const possible = kitsPossible(
    kit.map(({ sku, quantity }) => ({ sku, quantity: /^\d+$/.test(quantity) ? Number(quantity) : 0 })),
    (sku) => levels.get(sku)?.available,
  )
  return (
    <>
      <ul className={classes.components}>
        {kit.map(({ sku }, index) => {
          const level = levels.get(sku)
          return (
            <li key={sku} className={classes.component}>
              <TextInput
                className={classes.quantity ?? ''}
                aria-label={words.componentQuantity(sku)}
                inputMode="numeric"
                autoComplete="off"
                {...form.getInputProps(`kit.${index}.quantity`)}
                error={form.errors[`kit.${index}`]}
              />
              <span className={classes.name}>
                {nameOf(sku, level)}
                <span className={classes.code}>
                  {sku}
                  {level !== undefined && ` · ${productMessages.facts.componentAvailable(level.available)}`}
                </span>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={words.removeComponent(sku)}
                title={words.removeComponent(sku)}
                onClick={() => onRemove(sku)}
              >
                <IconX size={18} stroke={1.7} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      {possible !== null && (
        <p className={classes.possible} role="status">
          {words.kitsPossible(possible)}
        </p>
      )}
    </>
  )
}
