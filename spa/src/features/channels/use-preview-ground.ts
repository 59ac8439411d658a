import { listings } from '@fluxori/contract/channels/channels'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { stock } from '@fluxori/contract/stock/stock'
import { useInfiniteQuery } from '@tanstack/react-query'
import { findOnce } from '../../lib/live/find.ts'
import { queries } from '../../lib/live/query-client.ts'
import type { Condition } from '../../lib/live/query.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import type { PreviewGround } from './preview-rows.ts'

/** A page of listings: as many as one query for their stock may name. */
const pageSize = 30

/** How long what was read is good enough for a preview. */
const freshMs = 60_000

type Page = PreviewGround & Readonly<{ next: string | null }>

/**
 * Reads listings of a channel a page at a time, each page with its stock as of the same moment: two billed reads for a
 * listing. Not live: the preview says of when it is.
 */
export function usePreviewGround(channelId: string) {
  const merchant = useMerchantId()
  const { data, isError, hasNextPage, isFetching, fetchNextPage, dataUpdatedAt } = useInfiniteQuery(
    {
      queryKey: ['formula-preview', merchant, channelId],
      initialPageParam: '',
      queryFn: ({ pageParam }) => readPage(merchant, channelId, pageParam),
      getNextPageParam: ({ next }) => next,
      staleTime: freshMs,
    },
    queries,
  )
  const pages = data?.pages ?? []
  const ground: PreviewGround = {
    listings: pages.flatMap((page) => page.listings),
    stock: pages.flatMap((page) => page.stock),
    warehouses: pages[0]?.warehouses ?? [],
  }
  return {
    ground: data === undefined ? null : ground,
    failed: isError,
    readAt: dataUpdatedAt,
    reading: isFetching,
    /** Null when all listings have been looked at. */
    readMore: hasNextPage ? () => void fetchNextPage() : null,
  }
}

async function readPage(merchant: string, channelId: string, after: string): Promise<Page> {
  const beyond: readonly Condition[] = after === '' ? [] : [['__name__', '>', after]]
  const [found, places] = await Promise.all([
    findOnce(
      listings,
      { merchant },
      { where: [['channelId', '==', channelId], ...beyond], orderBy: ['__name__', 'asc'], limit: pageSize },
    ),
    after === '' ? findOnce(warehouses, { merchant }, {}) : [],
  ])
  const skus = [...new Set(found.flatMap(({ sku }) => sku ?? []))]
  return {
    listings: found,
    stock: skus.length === 0 ? [] : await findOnce(stock, { merchant }, { where: [['sku', 'in', skus]] }),
    warehouses: places,
    next: found.length < pageSize ? null : (found.at(-1)?.id ?? null),
  }
}
