import {
  warehouseUpdate,
  type WarehouseChange,
  type WarehouseFields,
} from '@fluxori/contract/warehouses/warehouses'
import { useState } from 'react'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import type { Submitted } from '../../lib/operation/send.ts'
import { useOperation } from '../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { noticeDone, noticeProblem, noticeQueued } from '../../ui/notices.tsx'

const words = warehouseMessages

/** Some fields of a warehouse, as they are wanted and as they were. */
type Edit = Readonly<{ id: string; fields: Partial<WarehouseFields>; before: Partial<WarehouseFields> }>

/** Adds and edits warehouses, says what came of it, and offers to take an edit back. Throws an `OperationProblem`. */
export function useSaveWarehouse() {
  const merchantId = useMerchantId()
  const { submit, pending } = useOperation(warehouseUpdate)
  const send = (change: WarehouseChange, label: string) => submit({ merchantId, change }, { label })

  const create = async (id: string, fields: WarehouseFields): Promise<void> => {
    const label = words.labelCreate(fields.name)
    const submitted = await send({ kind: 'create', warehouse: id, fields }, label)
    if (submitted.kind === 'queued') noticeQueued(label)
    else noticeDone({ title: words.created(fields.name), text: words.createdText })
  }
  const edit = async (name: string, { id, fields, before }: Edit): Promise<void> => {
    const label = words.labelEdit(name)
    const submitted = await send({ kind: 'edit', warehouse: id, fields }, label)
    if (submitted.kind === 'queued') return noticeQueued(label)
    noticeDone({
      title: words.saved(name),
      undo: () => send({ kind: 'edit', warehouse: id, fields: before }, words.labelUndo(name)),
      undoLabel: words.labelUndo(name),
      about: `warehouse:${id}`,
    })
  }
  return { create, edit, pending }
}

type Priorities = readonly Readonly<{ id: string; priority: number }>[]

/** Changes the order in which stock is taken. One change at a time, since the next depends on where this one led. */
export function useMoveWarehouse() {
  const merchantId = useMerchantId()
  const { submit } = useOperation(warehouseUpdate)
  const [pending, setPending] = useState(false)
  const sendAll = async (changes: Priorities, label: string): Promise<Submitted<unknown>> => {
    const sent: Submitted<unknown>[] = []
    for (const { id, priority } of changes) {
      sent.push(
        await submit(
          { merchantId, change: { kind: 'edit', warehouse: id, fields: { priority } } },
          { label },
        ),
      )
    }
    return sent.find(({ kind }) => kind === 'queued') ?? { kind: 'done', answer: null }
  }
  const move = async (
    name: string,
    changes: Priorities,
    before: Priorities,
    done: string,
  ): Promise<boolean> => {
    setPending(true)
    try {
      const submitted = await sendAll(changes, words.labelMove(name))
      if (submitted.kind === 'queued') noticeQueued(words.labelMove(name))
      else {
        noticeDone({
          title: done,
          undo: () => sendAll(before, words.labelMoveBack(name)),
          undoLabel: words.labelMoveBack(name),
          about: 'warehouses',
        })
      }
      return true
    } catch (error) {
      // There is no form that could say it.
      noticeProblem(error)
      return false
    } finally {
      setPending(false)
    }
  }
  return { move, pending }
}
