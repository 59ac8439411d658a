import { channelKinds } from '@fluxori/contract/channels/kinds/all'
import type {
  MoneyBy,
  StatusEffect,
  StatusTable,
  UnitsBy,
} from '@fluxori/contract/channels/kinds/status-table'
import { z } from 'zod'

const Fields = z.object({ properties: z.record(z.string(), z.unknown()).default({}) })

const settingsOf = (settings: z.ZodType): readonly string[] =>
  Object.keys(Fields.parse(z.toJSONSchema(settings, { io: 'input' })).properties)

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || '–'

const unitsWords: Readonly<Record<UnitsBy, string>> = {
  'not-taken-in': 'no order yet: not taken in',
  unsold: 'not sold: what was held is free again',
  held: 'held for the buyer',
  left: 'have left the shelf',
  returned: 'have left, and came back',
  freed: 'what has not left is free again',
  gone: 'wanted no more, and not on the shelf',
  'by-fields': 'by their own fields',
}
const moneyWords: Readonly<Record<MoneyBy, string>> = {
  counts: 'counts',
  nothing: 'counts nothing',
  'by-fields': 'by its own fields',
}

function statusesOf(label: string, { field, known, beginning, other }: StatusTable): readonly string[] {
  const row = (status: string, { units, money, paid, cases }: StatusEffect): string =>
    `| ${status} | ${unitsWords[units]} | ${moneyWords[money]} | ${paid === null ? 'by its date' : paid ? 'paid' : 'unpaid'} | ${quoted(cases)} |`
  return [
    `## What a status of ${label} means`,
    '',
    `| \`${field}\` | units | money | payment | cases it can open |`,
    '|---|---|---|---|---|',
    ...Object.entries(known).map(([status, effect]) => row(`\`${status}\``, effect)),
    ...Object.entries(beginning).map(([start, effect]) => row(`\`${start}…\``, effect)),
    row('any other', other),
    '',
  ]
}

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
    ...Object.values(channelKinds).flatMap(({ label, statuses }) => statusesOf(label, statuses)),
  ].join('\n')
