import { eventType, type CloudFunction, type DocumentEvent } from '../src/edge/cloud-function.ts'

/** What the emulator takes as a trigger: an event of every document whose path fits the pattern. */
const triggerOf = (event: DocumentEvent, path: string) => ({
  eventType: eventType(event),
  database: '(default)',
  namespace: '(default)',
  document: { value: path, matchType: 'PATH_PATTERN' },
})

/**
 * Tells the Firestore emulator at `host:port` which documents start which function. Throws an Error with its answer when
 * it does not take one.
 */
export async function registerTriggers(
  emulator: string,
  project: string,
  functions: readonly CloudFunction[],
): Promise<void> {
  for (const { name, trigger } of functions) {
    if (trigger.kind !== 'document') continue
    const url = `http://${emulator}/emulator/v1/projects/${project}/eventarcTrigger?eventarcTriggerId=${name}`
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(triggerOf(trigger.event, trigger.path)),
    })
    if (!response.ok) throw new Error(`The Firestore emulator did not take ${name}: ${await response.text()}`)
  }
}
