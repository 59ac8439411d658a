import { useEffect, useLayoutEffect, useRef } from 'react'

/** On a narrow screen the detail stands instead of the list: it starts at its top, and the list is found as it was left. */
export function useListScroll(detailOpen: boolean): void {
  const left = useRef(0)
  useEffect(() => {
    if (detailOpen) return
    const remember = () => {
      left.current = scrollY
    }
    addEventListener('scroll', remember, { passive: true })
    return () => removeEventListener('scroll', remember)
  }, [detailOpen])
  useLayoutEffect(() => {
    if (matchMedia('(min-width: 75em)').matches) return
    scrollTo({ top: detailOpen ? 0 : left.current })
  }, [detailOpen])
}
