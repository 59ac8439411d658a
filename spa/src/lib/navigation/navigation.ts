import { useCallback } from 'react'
import { Link, Redirect, Route, Switch, useLocation, useParams, useSearchParams } from 'wouter'
import { usePainted } from './use-painted.ts'

export { Link, Redirect, Route, Switch }

/** The path of the page, without its query. */
export const usePath = (): string => useLocation()[0]

/** Goes to another address of the app. `replace` leaves no step to go back to. */
export function useGo(): (to: string, how?: Readonly<{ replace?: boolean }>) => void {
  return useLocation()[1]
}

/**
 * A part of the path, decoded; undefined when the route has none of that name. A screen that stands is drawn anew for
 * another one without holding up the person's next press.
 */
export function usePathPart(name: string): string | undefined {
  const part = usePainted(useParams<Readonly<Record<string, string | undefined>>>()[name])
  if (part === undefined) return undefined
  try {
    return decodeURIComponent(part)
  } catch {
    // A mistyped address: what it names is not there, and the page says so.
    return part
  }
}

/** What the query should become: null (or empty) takes a name out, names that are left out stay as they are. */
export type QueryChange = Readonly<Record<string, string | null>>

/** The query of the address, where filters live, and how to change some of it without a step to go back to. */
export function useQuery(): readonly [query: URLSearchParams, change: (change: QueryChange) => void] {
  const [query, setQuery] = useSearchParams()
  const change = useCallback(
    (changed: QueryChange) => setQuery((now) => queryWith(now, changed), { replace: true }),
    [setQuery],
  )
  return [query, change]
}

/** A query with some of its names changed. */
export function queryWith(query: URLSearchParams, change: QueryChange): URLSearchParams {
  const next = new URLSearchParams(query)
  Object.entries(change).forEach(([name, value]) => {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  })
  return next
}

/** A path with a query, where there is one. */
export const addressOf = (path: string, query: URLSearchParams): string => {
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
