import { useEffect, useRef } from 'react'

/** No motion where the person or the device asks for none. */
export const isStill = () =>
  document.documentElement.dataset['motion'] === 'off' ||
  matchMedia('(prefers-reduced-motion: reduce)').matches

/** Plays when `version` becomes another one, never on the first sight of it unless `fresh`. */
function useChangeMotion<E extends Element>(
  version: string | number,
  fresh: boolean,
  frames: Keyframe[],
  timing: KeyframeAnimationOptions,
) {
  const ref = useRef<E>(null)
  const seen = useRef(fresh ? null : version)
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    if (!isStill()) ref.current?.animate(frames, timing)
  }, [version, frames, timing])
  return ref
}

const tint: Keyframe[] = [{ backgroundColor: 'var(--flux-tint)' }, { backgroundColor: 'transparent' }]
const tintTiming: KeyframeAnimationOptions = { duration: 1800, easing: 'ease-out' }
const roll: Keyframe[] = [
  { transform: 'translateY(45%)', opacity: 0 },
  { transform: 'none', opacity: 1 },
]
const rollTiming: KeyframeAnimationOptions = { duration: 180, easing: 'ease-out' }

/** A row that changes under the reader tints once and settles. */
export const useTint = <E extends Element>(version: string | number, fresh = false) =>
  useChangeMotion<E>(version, fresh, tint, tintTiming)

/** A number rolls to its new value. */
export const useRoll = (text: string) => useChangeMotion<HTMLSpanElement>(text, false, roll, rollTiming)
