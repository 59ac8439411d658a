import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ChannelKind } from '@fluxori/contract/channels/channels'
import type { ChannelSecret } from '../../src/domain/channels/channel-port.ts'
import { sandboxModules } from '../sandboxes/all.ts'
import { secretNameOf } from './channels.ts'

/** What the sandbox of a demo channel signs its webhooks with. */
export const webhookSecretOf = (channelId: string): string => `demo-${channelId}-secret`

/** The secrets of the demo channels by name. They guard nothing but the sandboxes. */
export const demoSecrets = (): Readonly<Record<string, ChannelSecret>> =>
  Object.fromEntries(
    ChannelKind.options.map((id) => [
      secretNameOf(id),
      { webhookSecrets: [webhookSecretOf(id)], apiKey: sandboxModules[id].apiKey },
    ]),
  )

/** Writes the secrets file of the local run, readable by its owner only. */
export async function writeSecrets(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(demoSecrets(), null, 2)}\n`, { mode: 0o600 })
}
