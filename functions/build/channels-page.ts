import { channelKinds } from '@fluxori/contract/channels/kinds/all'
import { z } from 'zod'

const Fields = z.object({ properties: z.record(z.string(), z.unknown()).default({}) })

const settingsOf = (settings: z.ZodType): readonly string[] =>
  Object.keys(Fields.parse(z.toJSONSchema(settings, { io: 'input' })).properties)

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || '–'

/** What a connection to each kind of channel needs. */
export const channelsPage = (): string =>
  [
    '# Channels',
    '',
    'Made from the contract by `npm run reference`. [What a secret looks like, and how to change it](../admin/keys-of-channels.md).',
    '',
    '| channel | `apiKey` | `webhookSecrets` | settings |',
    '|---|---|---|---|',
    ...Object.values(channelKinds).map(
      ({ label, keys, settings }) =>
        `| ${label} | ${keys.apiKey} | ${keys.webhookSecrets} | ${quoted(settingsOf(settings))} |`,
    ),
    '',
  ].join('\n')
