import { useEffect, useRef } from 'react'
import { useIsSlow, usePreferences } from '../lib/device/preferences.ts'
import { whenIdle } from '../lib/device/when-idle.ts'
import { isStill } from './use-change-motion.ts'

/**
 * Moves the children of an element to their new places (FLIP) when some come, go or change places. None where the
 * person or the device asks for no motion; what moves them is loaded once the screen stands.
 */
export function useFlip<E extends HTMLElement>() {
  const parent = useRef<E>(null)
  const lowData = usePreferences((preferences) => preferences.lowData)
  const slow = useIsSlow()
  useEffect(() => {
    if (lowData || slow || isStill()) return
    let wanted = true
    let stop = () => {}
    const start = async () => {
      const { default: autoAnimate } = await import('@formkit/auto-animate')
      if (!wanted || parent.current === null) return
      const moving = autoAnimate(parent.current, { duration: 180, easing: 'ease-out' })
      stop = () => moving.disable()
    }
    const callOff = whenIdle(() => void start())
    return () => {
      wanted = false
      callOff()
      stop()
    }
  }, [lowData, slow])
  return parent
}
