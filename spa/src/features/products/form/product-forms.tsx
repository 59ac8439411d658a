import type { Product } from '@fluxori/contract/products/products'
import { Alert, Button } from '@mantine/core'
import { useEffect, useMemo, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import { messages } from '../../../lib/messages.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { useGo } from '../../../lib/navigation/navigation.ts'
import { ProductFormFields } from './product-form-fields.tsx'
import classes from './product-form.module.css'
import { nothingTyped, typedOf } from './product-typed.ts'
import { creationFields, creationOf, editFields, faultsOf, faultsOfEdit } from './read-product.ts'
import type { Suggestions } from './suggestions.ts'
import { useProductForm } from './use-product-form.tsx'
import { useSaveProduct } from './use-save-product.ts'

const words = productMessages.form

type CreateProps = Readonly<{ suggestions: Suggestions; onClose: () => void }>

/** Adds a product. What is typed stays in the tab until it is added or discarded. */
export function CreateProductForm({ suggestions, onClose }: CreateProps) {
  const product = useProductForm({
    id: 'product:new',
    stands: nothingTyped,
    faultsOf,
    fields: creationFields,
  })
  const { create, pending } = useSaveProduct()
  const go = useGo()
  const { form, send } = product
  // Who asked for a new product wants to name it; the panel's heading has told where this is.
  useEffect(() => form.getInputNode('title')?.focus(), [])
  const save = form.onSubmit(
    async (typed) => {
      const change = creationOf(typed)
      if (await send(() => create(change, { title: typed.title.trim() }))) {
        if (navigator.onLine) go(paths.product(change.sku))
        else onClose()
      }
    },
    (faults) => product.focusFault(Object.keys(faults)),
  )
  return (
    <ProductFormFrame
      product={product}
      submit={words.create}
      pending={pending}
      onSubmit={save}
      onClose={onClose}
    >
      <ProductFormFields form={form} creates suggestions={suggestions} overtaken={product.overtaken} />
    </ProductFormFrame>
  )
}

type EditProps = Readonly<{ product: Product; suggestions: Suggestions; onDone: () => void }>

/** Edits a product in its place. Only what was changed is sent, so that two people who edit different fields both may. */
export function EditProductForm({ product: stands, suggestions, onDone }: EditProps) {
  const typed = useMemo(() => typedOf(stands), [stands])
  const product = useProductForm({
    id: `product:${stands.sku}`,
    stands: typed,
    faultsOf: faultsOfEdit,
    fields: editFields,
  })
  const { edit: send, pending } = useSaveProduct()
  const { form, edit } = product
  const save = form.onSubmit(
    async () => {
      if (edit === null) {
        product.forget()
        return onDone()
      }
      if (await product.send(() => send(stands.sku, edit))) onDone()
    },
    (faults) => product.focusFault(Object.keys(faults)),
  )
  return (
    <ProductFormFrame
      product={product}
      submit={words.save}
      pending={pending}
      onSubmit={save}
      onClose={onDone}
    >
      <ProductFormFields
        form={form}
        creates={false}
        suggestions={suggestions}
        overtaken={product.overtaken}
      />
    </ProductFormFrame>
  )
}

type FrameProps = Readonly<{
  product: ReturnType<typeof useProductForm>
  submit: string
  pending: boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  onClose: () => void
  children: ReactNode
}>

const sendByKey = (event: KeyboardEvent<HTMLFormElement>) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
}

/** What stands around the fields: what was given back, what went wrong, and the way out. */
function ProductFormFrame({ product, submit, pending, onSubmit, onClose, children }: FrameProps) {
  const { touched, problem, restored, forget, begin, ask } = product
  const discard = () => {
    forget()
    onClose()
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    ask()
    onSubmit(event)
  }
  return (
    <form className={classes.form} onSubmit={send} onKeyDown={sendByKey} noValidate>
      {restored && (
        <p className={classes.restored} role="status">
          {messages.frame.restored}
          <Button variant="subtle" size="compact-sm" onClick={begin}>
            {words.startAfresh}
          </Button>
        </p>
      )}
      {children}
      <div className={classes.foot}>
        {problem !== null && (
          <Alert color="red" variant="light" role="alert">
            {problem}
          </Alert>
        )}
        <div className={classes.buttons}>
          {touched.length > 0 && <p className={classes.kept}>{words.kept}</p>}
          <Button variant="default" onClick={discard}>
            {touched.length > 0 ? words.discard : messages.frame.cancel}
          </Button>
          <Button type="submit" loading={pending} disabled={touched.length === 0}>
            {submit}
          </Button>
        </div>
      </div>
    </form>
  )
}
