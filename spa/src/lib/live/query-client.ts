import { QueryClient } from '@tanstack/react-query'

/** What was asked of the server once: counts and searches. Everything else listens. */
export const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } },
})
