import type { Answer, CommandName, CommandOf, Refusals } from '@fluxori/contract/commands'
import { acceptsWork, channelsHandlers, channelsLinks } from './channels/module.ts'
import type { Verdict } from './decision.ts'
import { merchantHandlers } from './merchants/module.ts'
import { ordersHandlers, ordersLinks } from './orders/module.ts'
import { productsHandlers, productsLinks } from './products/module.ts'
import { needShown, stockHandlers, stockLinks, stockShownLinks } from './stock/module.ts'
import { warehousesHandlers } from './warehouses/module.ts'
import type { Handlers, Links, Need, Work } from './work.ts'

/** What each command needs and how it is decided: one line a subject. A command without its handler does not compile. */
const handlers: Handlers<CommandName> = {
  ...channelsHandlers,
  ...merchantHandlers,
  ...ordersHandlers,
  ...productsHandlers,
  ...stockHandlers,
  ...warehousesHandlers,
}

/** What documents name in turn: one line a subject. */
export const links: Links = { ...channelsLinks, ...ordersLinks, ...productsLinks, ...stockLinks }

/** Names what a command needs. */
export const needsOf = <K extends CommandName>(command: CommandOf<K>, need: Need): void =>
  handlers[command.kind].needs(command.payload, need)

/** Decides a command on a unit of work: what it answers, or the refusal. What it throws is a fault in ours. */
export const decide = <K extends CommandName>(
  work: Work,
  command: CommandOf<K>,
): Verdict<Answer[K], Refusals[K]> => handlers[command.kind].decide(work, command.payload)

/** What showing stock on the channels reads, and which connections may be asked for work. */
export const shownLinks: Links = stockShownLinks
export { acceptsWork, needShown }
