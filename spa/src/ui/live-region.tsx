import { VisuallyHidden } from '@mantine/core'

/** Speaks what changed to those who do not see it. The caller sees to it that it speaks rarely. */
export function LiveRegion({ text }: { text: string }) {
  return <VisuallyHidden role="status">{text}</VisuallyHidden>
}
