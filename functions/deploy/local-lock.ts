import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Lock } from './context.ts'

const Kept = z.object({ token: z.string(), who: z.string(), since: z.string(), pid: z.int() })
export type KeptLock = z.infer<typeof Kept>

/**
 * The lock of this run: the one that a run of this copy of the repository left behind when it died, so that it can go
 * on, or a new one. Throws an Error when that run is alive.
 */
export async function lockOfThisRun(
  file: string,
  fresh: KeptLock,
  isAlive: (pid: number) => boolean,
): Promise<KeptLock> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return fresh
  const kept = Kept.parse(JSON.parse(text))
  if (kept.pid !== fresh.pid && isAlive(kept.pid))
    throw new Error(
      `A deployment runs on this machine already: process ${kept.pid}, since ${kept.since}. If that is another program: remove ${file}.`,
    )
  return { ...fresh, token: kept.token }
}

/** The lock as others read it: what the process is called here is of no use to them. */
export const lockText = ({ token, who, since }: Lock): string => `${JSON.stringify({ token, who, since })}\n`
