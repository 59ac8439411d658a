/** An answer whose `errors` stand at the top: the operation itself was wrong. */
export class TopLevelError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'TopLevelError'
    this.code = code
  }
}
