import { dequal } from 'dequal/lite'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { paths } from '../../../business/paths.ts'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { problemMessages } from '../../../lib/messages/problems.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { OperationProblem } from '../../../lib/operation/problem.ts'
import { followed, touchedFields, TypedProduct, type ProductField, type Typed } from './product-typed.ts'
import { faultsOfEdit, firstAtFault, type Faults } from './read-product.ts'
import { fieldsAtFault, otherSku } from './refusal-field.ts'

const words = productMessages

type ProductFormOptions = Readonly<{
  /** Names the form, so that what is typed in it is found again. */
  id: string
  /** The product as it stands; it may change while the form is open. */
  stands: Typed
  faultsOf: (typed: TypedProduct) => Faults
}>

/**
 * The state of a product's form: what is typed, what is wrong with it, and what changed elsewhere meanwhile. `sent`
 * carries out a save and puts a refusal where it belongs; `problem` is one that belongs to no field.
 */
export function useProductForm({ id, stands, faultsOf }: ProductFormOptions) {
  const asked = useRef(false)
  const { form, restored, forget } = useKeptForm<TypedProduct>({
    id,
    values: TypedProduct,
    initialValues: { ...stands, was: stands },
    validate: (typed) => ({ ...(asked.current ? faultsOf(typed) : faultsOfEdit(typed)) }),
    validateInputOnBlur: true,
  })
  const [problem, setProblem] = useState<string | null>(null)
  const [overtaken, setOvertaken] = useState<readonly ProductField[]>([])
  const standing = JSON.stringify(stands)
  useEffect(() => {
    const before = form.getValues()
    const { typed, overtaken: lately } = followed(before, stands)
    if (!dequal(typed, before)) form.setValues(typed)
    if (lately.length > 0) setOvertaken((known) => [...new Set([...known, ...lately])])
    // What stands is compared by what it says.
  }, [standing])

  const touched = touchedFields(form.values)
  const focusFault = (faults: Readonly<Record<string, unknown>>) => {
    const field = firstAtFault(Object.keys(faults))
    const node = field === null ? null : form.getInputNode(field === 'kit' ? 'kit.0.quantity' : field)
    node?.focus()
  }
  const sent = async (save: () => Promise<void>): Promise<boolean> => {
    setProblem(null)
    try {
      await save()
      forget()
      return true
    } catch (error) {
      if (!(error instanceof OperationProblem)) throw error
      const fields = fieldsAtFault(error)
      const told = refusalWords(error)
      if (fields.length === 0) setProblem(problemMessages.of(error.reason))
      form.setErrors(Object.fromEntries(fields.map((field) => [field, told])))
      focusFault(Object.fromEntries(fields.map((field) => [field, told])))
      return false
    }
  }
  /** Before it is asked for, only what was typed is found fault with: an empty field is not wrong yet. */
  const ask = () => {
    asked.current = true
  }
  const startAfresh = () => {
    asked.current = false
    form.setValues({ ...stands, was: stands })
    form.clearErrors()
    forget()
  }
  return {
    form,
    touched,
    overtaken,
    problem,
    restored: restored && touched.length > 0,
    sent,
    ask,
    focusFault,
    forget,
    startAfresh,
  }
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
