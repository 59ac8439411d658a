import { useEffect, useLayoutEffect, useRef } from 'react'

/** On a narrow screen the detail stands instead of the list: it starts at its top, and the list is found as it was left. */
export function useListPlace(detailOpen: boolean): void {
  const left = useRef(0)
  useEffect(() => {
    if (detailOpen) return
    const keep = () => {
      left.current = scrollY
    }
    addEventListener('scroll', keep, { passive: true })
    return () => removeEventListener('scroll', keep)
  }, [detailOpen])
  useLayoutEffect(() => {
    if (matchMedia('(min-width: 62em)').matches) return
    scrollTo({ top: detailOpen ? 0 : left.current })
  }, [detailOpen])
}
