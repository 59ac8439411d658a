import { useRoll } from './use-change-motion.ts'

/** A number, already in words, that shows when it changes. */
export function Figure({ text }: { text: string }) {
  const ref = useRoll(text)
  return (
    <span ref={ref} style={{ display: 'inline-block' }}>
      {text}
    </span>
  )
}
