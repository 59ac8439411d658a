import type { Request, Response } from '@google-cloud/functions-framework'
import type { Channel } from '@fluxori/contract/channels/channels'
import { ChannelId, MerchantId } from '@fluxori/contract/kernel'
import type { WebhookProblem } from '@fluxori/contract/reasons'
import type { Reading } from '../domain/channels/channel-port.ts'
import type { Services } from '../services.ts'
import { bodyOf } from './body.ts'
import { needed, type CloudFunction, type Resources } from './cloud-function.ts'
import { errorWords, logged, type Outcome } from './log.ts'
import { answerProblem } from './problem.ts'

/** A signed message of a channel, read by its adapter. */
export type Message = Readonly<{
  merchant: MerchantId
  channel: Channel
  reading: Exclude<Reading, { kind: 'unsigned' }>
  body: Buffer
  services: Services
}>

type Description = Readonly<{ name: string; summary: string; path: string }>

/**
 * A Cloud Function for channels: checks the signature over the raw bytes before anything else is done with them, and
 * answers 200 once the message is kept. A merchant or channel that is not there is 404, without telling which; a fault
 * of ours is 503, so that the channel sends again.
 */
export function webhook(
  { name, summary, path }: Description,
  take: (message: Message) => Promise<string>,
  needs: Partial<Resources> = {},
): CloudFunction {
  return {
    name,
    summary,
    trigger: { kind: 'webhook', path },
    ...needed({ ...needs, grants: ['secrets'] }),
    roles: [],
    answer: {
      kind: 'http',
      run: (services, request, response) =>
        logged({ operation: name }, () => respond(services, request, response, take)),
    },
  }
}

async function respond(
  services: Services,
  request: Request,
  response: Response,
  take: (message: Message) => Promise<string>,
): Promise<Outcome> {
  try {
    if (request.method !== 'POST') return refuse(response, 405, 'method-not-allowed', 'Send this as a POST.')
    const body = bodyOf(request)
    if (body.kind !== 'read') {
      const status = body.kind === 'too-large' ? 413 : 415
      return refuse(response, status, body.kind, 'A message may be 1 MiB, uncompressed.')
    }
    const address = addressOf(request.path)
    const channel =
      address === null ? undefined : await services.readChannel(address.merchant, address.channelId)
    if (address === null || channel === undefined)
      return refuse(response, 404, 'not-found', 'Nothing is connected here.')
    const port = await services.openChannel(address.merchant, channel)
    const reading = port.webhooks.read({
      headers: headersOf(request),
      body: body.bytes,
      url: `${services.environment.publicUrl}/channel-webhook/${address.merchant}/${channel.id}`,
    })
    if (reading.kind === 'unsigned')
      return refuse(response, 401, 'unsigned', 'The signature is missing or wrong.')
    const outcome = await take({ merchant: address.merchant, channel, reading, body: body.bytes, services })
    response.status(200).json({ outcome })
    return { outcome, merchant: address.merchant }
  } catch (error) {
    return { ...refuse(response, 503, 'unavailable', 'Not kept. Send it again.'), error: errorWords(error) }
  }
}

/** The address ends in `/{merchantId}/{channelId}`, wherever the function itself is mounted. */
function addressOf(path: string): Readonly<{ merchant: MerchantId; channelId: ChannelId }> | null {
  const parts = path.split('/').filter((part) => part !== '')
  const [merchant, channelId] = [MerchantId.safeParse(parts.at(-2)), ChannelId.safeParse(parts.at(-1))]
  return merchant.success && channelId.success ? { merchant: merchant.data, channelId: channelId.data } : null
}

const headersOf = ({ headers }: Request): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )

function refuse(response: Response, status: number, reason: WebhookProblem, detail: string): Outcome {
  answerProblem(response, { status, reason, detail })
  return { outcome: reason }
}
