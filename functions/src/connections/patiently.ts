import { Fault } from '../domain/fault.ts'
import type { ConnectionTools } from './connection.ts'

/** Longest pause that is sat out within a run. */
const shortPauseMs = 3_000

/** Sits out one short throttling or outage; a longer one is left to a later run. */
export async function patiently<T>(
  { pause }: Pick<ConnectionTools, 'pause'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const pauseMs =
      error instanceof Fault && error.retryable ? (error.retryAfterSeconds ?? 0.3) * 1000 : Infinity
    if (pauseMs > shortPauseMs) throw error
    await pause(pauseMs)
    return work()
  }
}
