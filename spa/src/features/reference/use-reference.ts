import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'

/** The pages of the knowledge base, as the functions build writes them. */
export const ProblemPages = z.array(
  z.object({
    reason: z.string(),
    title: z.string(),
    where: z.array(z.string()),
    parts: z.array(z.object({ heading: z.string(), text: z.string() })),
  }),
)
export type ProblemPage = z.infer<typeof ProblemPages>[number]

type Reading<T> =
  | Readonly<{ status: 'loading' }>
  | Readonly<{ status: 'failed'; retry: () => void }>
  | Readonly<{ status: 'read'; value: T }>

/** Reads a file that is served beside the app. Anything else than what the schema says counts as not read. */
export function useReference<T>(file: string, schema: z.ZodType<T>): Reading<T> {
  const [reading, setReading] = useState<Reading<T>>({ status: 'loading' })
  const [tries, setTries] = useState(0)
  const retry = useCallback(() => setTries((before) => before + 1), [])
  useEffect(() => {
    const leaving = new AbortController()
    setReading({ status: 'loading' })
    read(file, schema, leaving.signal).then(
      (value) => setReading({ status: 'read', value }),
      () => leaving.signal.aborted || setReading({ status: 'failed', retry }),
    )
    return () => leaving.abort()
  }, [file, schema, tries, retry])
  return reading
}

async function read<T>(file: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const answer = await fetch(`/reference/${file}`, { signal })
  if (!answer.ok) throw new Error(`status ${answer.status}`)
  return schema.parse(await answer.json())
}
