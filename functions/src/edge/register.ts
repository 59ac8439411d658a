import { cloudEvent, http, type CloudEvent } from '@google-cloud/functions-framework'
import { services } from '../services.ts'
import { takeBodiesRaw } from './body.ts'
import type { CloudFunction } from './cloud-function.ts'

/** Registers a function with the functions framework, under its name. Services are made when the first request comes. */
export function register({ name, answer }: CloudFunction): void {
  if (answer.kind === 'http') {
    takeBodiesRaw()
    http(name, (request, response) => answer.run(services(), request, response))
    return
  }
  cloudEvent(name, async (event: CloudEvent<unknown>) => {
    const path = documentPathOf(event)
    if (path !== null) await answer.run(services(), path)
  })
}

/** Eventarc gives the document's path as the extension `document`; the subject is `documents/` and the path. */
function documentPathOf(event: Readonly<Record<string, unknown>>): string | null {
  const { document, subject } = event
  if (typeof document === 'string') return document
  return typeof subject === 'string' ? subject.replace(/^documents\//, '') : null
}
