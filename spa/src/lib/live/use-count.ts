import type { DocumentKind } from '@fluxori/contract/kernel'
import { useQuery } from '@tanstack/react-query'
import { getCountFromServer } from 'firebase/firestore'
import { queries } from './query-client.ts'
import { liveQuery, type Ids, type LiveSelection } from './query.ts'

/** How long a count is believed: it is asked of the server, one billed read for each thousand counted. */
const countedForMs = 60_000

/** How many documents a selection holds, as the server counted them a short while ago; null until it has, and offline. */
export function useCount(kind: DocumentKind, ids: Ids, selection: LiveSelection = {}): number | null {
  const { subject, query } = liveQuery(kind, ids, selection)
  const { data } = useQuery(
    {
      queryKey: ['count', subject],
      queryFn: async () => (await getCountFromServer(query)).data().count,
      staleTime: countedForMs,
    },
    queries,
  )
  return data ?? null
}
