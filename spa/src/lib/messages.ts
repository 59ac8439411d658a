import { alertMessages } from './messages/alerts.ts'
import { channelMessages } from './messages/channels.ts'
import { frameMessages } from './messages/frame.ts'
import { orderMessages } from './messages/orders.ts'
import { problemMessages } from './messages/problems.ts'
import { stockMessages } from './messages/stock.ts'

/** Every word that a person sees, by subject. Another language is another value of this shape. */
export const messages = {
  alerts: alertMessages,
  channels: channelMessages,
  frame: frameMessages,
  orders: orderMessages,
  problems: problemMessages,
  stock: stockMessages,
}
