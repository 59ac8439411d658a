import type { FaultKind } from '@fluxori/contract/reasons'

/**
 * The one exception that ports may throw. `throttled` and `unavailable` are worth another try; the others are not
 * until something is changed. `retryAfterSeconds` is the other side's own word, when it gave one.
 */
export class Fault extends Error {
  readonly kind: FaultKind
  readonly retryAfterSeconds: number | null

  constructor(
    kind: FaultKind,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number | null } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'Fault'
    this.kind = kind
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }

  get retryable(): boolean {
    return this.kind === 'throttled' || this.kind === 'unavailable'
  }
}
