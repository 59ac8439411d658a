import {
  warehouseUpdate,
  type Warehouse,
  type WarehouseChange,
  type WarehouseFields,
} from '@fluxori/contract/warehouses/warehouses'
import { useState } from 'react'
import type { Edit } from '../../lib/forms/changed-fields.ts'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import type { Submitted } from '../../lib/operation/send.ts'
import { useOperation } from '../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { noticeDone, noticeProblem, noticeQueued } from '../../ui/notices.tsx'
import { useAct } from '../../ui/use-act.ts'

const words = warehouseMessages

/** Adds and edits warehouses, says what came of it, and offers to take an edit back; see `useAct`. */
export function useSaveWarehouse() {
  const { act, pending } = useAct(warehouseUpdate, (merchantId, change: WarehouseChange) => ({
    merchantId,
    change,
  }))
  const create = (id: string, fields: WarehouseFields) =>
    act(
      { kind: 'create', warehouse: id, fields },
      {
        label: words.labelCreate(fields.name),
        done: () => ({ title: words.created(fields.name), text: words.createdText }),
      },
    )
  const edit = ({ id, name }: Warehouse, { fields, before }: Edit<WarehouseFields>) =>
    act(
      { kind: 'edit', warehouse: id, fields },
      {
        label: words.labelEdit(name),
        done: () => ({
          title: words.saved(name),
          undo: { asks: { kind: 'edit', warehouse: id, fields: before }, label: words.labelUndo(name) },
          about: `warehouse:${id}`,
        }),
      },
    )
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
