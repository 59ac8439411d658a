import type { ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import type { FieldMap } from '../../../lib/forms/field-map.ts'
import { useEditForm } from '../../../lib/forms/use-edit-form.ts'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import type { OperationProblem } from '../../../lib/operation/problem.ts'
import { otherSku } from './other-sku.ts'
import { followed, touchedFields, TypedProduct, type Typed } from './product-typed.ts'
import { faultsOfEdit, fieldsOf, firstAtFault, type Faults } from './read-product.ts'

const words = productMessages

type ProductFormOptions = Readonly<{
  /** Names the form, so that what is typed in it is found again. */
  id: string
  /** The product as it stands; it may change while the form is open. */
  stands: Typed
  faultsOf: (typed: TypedProduct) => Faults
  fields: FieldMap
}>

/**
 * The state of a product's form: what is typed, what is wrong with it, and what changed elsewhere meanwhile. Before
 * sending is asked for, only what was typed is found fault with.
 */
export function useProductForm({ id, stands, faultsOf, fields }: ProductFormOptions) {
  const focusFault = (faults: readonly string[]) => {
    const field = firstAtFault(faults)
    const node = field === null ? null : edited.form.getInputNode(field === 'kit' ? 'kit.0.quantity' : field)
    node?.focus()
  }
  const edited = useEditForm({
    id,
    values: TypedProduct,
    stands,
    faultsOf: (typed, asked) => (asked ? faultsOf(typed) : faultsOfEdit(typed)),
    fieldsOf,
    follow: followed,
    fields,
    wordsOf: refusalWords,
    onRefused: focusFault,
    validateInputOnBlur: true,
  })
  const touched = touchedFields(edited.form.values)
  return { ...edited, touched, restored: edited.restored && touched.length > 0, focusFault }
}

export type ProductForm = ReturnType<typeof useProductForm>['form']

/** A refusal at its field: why, and the other product that it is about. */
function refusalWords(problem: OperationProblem): ReactNode {
  if (problem.reason === 'invalid-request') return words.faults.other
  const other = otherSku(problem)
  return (
    <>
      {problemMessages.of(problem.reason)}
      {other !== null && (
        <>
          {' '}
          <Link href={paths.product(other)}>{words.form.openOther(other)}</Link>
        </>
      )}
    </>
  )
}
