/** A stored document that is not what the contract says. It is never used, and never overwritten. */
export class BrokenDocument extends Error {
  readonly path: string

  constructor(path: string, detail: string) {
    super(`${path} is not what the contract says: ${detail}`)
    this.name = 'BrokenDocument'
    this.path = path
  }
}
