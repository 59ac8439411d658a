import type { Channel } from '@fluxori/contract/channels/channels'
import { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import type { WarehouseForm } from './use-warehouse-form.ts'
import classes from './warehouse-form.module.css'
import { promiseChange, suggestedId } from './warehouse-typed.ts'

const words = warehouseMessages
const kinds = Warehouse.shape.kind.options

type WarehouseFieldsProps = Readonly<{
  form: WarehouseForm
  channels: readonly Channel[]
  /** Ids that are taken; null when the id stays as it is. */
  taken: readonly string[] | null
}>

const promises = {
  stops: words.form.stops,
  starts: words.form.starts,
  'serves-less': words.form.servesLess,
} as const

/** What is said of a warehouse, and what a change of it means for what can be promised. */
export function WarehouseFields({ form, channels, taken }: WarehouseFieldsProps) {
  const change = taken === null ? promiseChange(form.values) : null
  const name = form.getInputProps('name')
  return (
    <>
      <TextInput
        label={words.form.name}
        maxLength={100}
        data-autofocus
        {...name}
        onChange={(event) => {
          form.setFieldValue('name', event.currentTarget.value)
          if (taken !== null && !form.values.idByHand) {
            form.setFieldValue('id', suggestedId(event.currentTarget.value, taken))
          }
        }}
      />
      {taken !== null && (
        <TextInput
          label={words.form.id}
          description={words.form.idHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={63}
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('id')}
          onChange={(event) => {
            form.setFieldValue('id', event.currentTarget.value)
            form.setFieldValue('idByHand', event.currentTarget.value !== '')
          }}
        />
      )}
      <Radio.Group label={words.form.kind} {...form.getInputProps('kind')}>
        <Stack gap={0} mt={4}>
          {kinds.map((kind) => (
            <Radio
              key={kind}
              className={classes.choice ?? ''}
              value={kind}
              label={words.kinds[kind]}
              description={words.kindHints[kind]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={words.form.address}
        autosize
        minRows={2}
        maxRows={5}
        {...form.getInputProps('address')}
      />
      <Serves form={form} channels={channels} />
      {change !== null && (
        <p className={classes.promise} role="status">
          {promises[change]}
        </p>
      )}
    </>
  )
}

function Serves({ form, channels }: Readonly<{ form: WarehouseForm; channels: readonly Channel[] }>) {
  return (
    <div>
      <Radio.Group label={words.form.serves} {...form.getInputProps('serves')}>
        <Stack gap={0} mt={4}>
          <Radio className={classes.choice ?? ''} value="all" label={words.form.servesAll} />
          <Radio className={classes.choice ?? ''} value="some" label={words.form.servesSome} />
        </Stack>
      </Radio.Group>
      {form.values.serves === 'some' && (
        <Checkbox.Group
          className={classes.channels ?? ''}
          aria-label={words.form.serves}
          {...form.getInputProps('channels')}
        >
          {channels.length === 0 && <p className={classes.none}>{words.form.noChannels}</p>}
          {channels.map(({ id, name }) => (
            <Checkbox key={id} className={classes.choice ?? ''} value={id} label={name} />
          ))}
        </Checkbox.Group>
      )}
    </div>
  )
}
