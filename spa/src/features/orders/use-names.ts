import { channels } from '@fluxori/contract/channels/channels'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { useMemo } from 'react'
import { readable, type LiveRow } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { useMerchantId } from '../../lib/session/session.ts'

/** Ids with what the merchant calls them, in the order of their names. */
export type Names = Readonly<{
  all: readonly (readonly [id: string, name: string])[]
  of: (id: string) => string
}>

/**
 * The names of what was found. It stays the same value while the names do: a channel's document changes with every
 * poll, and the list must not be drawn again for that.
 */
function useStableNames(rows: readonly LiveRow<Readonly<{ id: string; name: string }>>[]): Names {
  const all = readable(rows)
    .map(({ id, name }) => [id, name] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b))
  const signature = JSON.stringify(all)
  return useMemo(() => {
    const byId = new Map(all)
    return { all, of: (id) => byId.get(id) ?? id }
    // The signature says all that `all` holds.
  }, [signature])
}

export const useChannelList = (): Names =>
  useStableNames(foundOf(useLive(channels, { merchant: useMerchantId() })))

export const useWarehouseList = (): Names =>
  useStableNames(foundOf(useLive(warehouses, { merchant: useMerchantId() })))
