import { Skeleton, Stack } from '@mantine/core'

/** The shape of a list that is on its way. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <Stack gap={12} p={16} role="status" aria-label={label}>
      {[92, 100, 96, 100, 94, 98].map((width, index) => (
        <Skeleton key={index} height={36} width={`${width}%`} />
      ))}
    </Stack>
  )
}
