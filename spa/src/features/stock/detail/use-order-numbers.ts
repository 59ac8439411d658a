import type { ChannelScopedId } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { useEffect, useState } from 'react'
import { findRemembered } from '../../../lib/live/find-remembered.ts'
import { useMerchantId } from '../../../lib/session/session.ts'

/**
 * What orders are called. Numbers that this device has seen cost no read; of any other order the channel's own id has to
 * do.
 */
export function useOrderNumbers(ids: readonly ChannelScopedId[]): (id: ChannelScopedId) => string {
  const merchant = useMerchantId()
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map())
  const wanted = [...new Set(ids)].filter((id) => !numbers.has(id)).join(' ')
  useEffect(() => {
    if (wanted === '') return
    let current = true
    const look = async () => {
      const found = await Promise.all(
        wanted.split(' ').map(async (id) => {
          const order = await findRemembered(orders, { merchant, order: id })
          return [id, order?.number ?? externalIdOf(id)] as const
        }),
      )
      if (current) setNumbers((known) => new Map([...known, ...found]))
    }
    void look()
    return () => {
      current = false
    }
  }, [merchant, wanted])
  return (id) => numbers.get(id) ?? externalIdOf(id)
}

const externalIdOf = (id: ChannelScopedId): string => id.slice(id.indexOf(':') + 1)
