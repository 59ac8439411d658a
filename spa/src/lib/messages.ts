import { frameMessages } from './messages/frame.ts'

/**
 * The words that every screen needs. Those of one subject are in `messages/<subject>.ts`, so that they load with its
 * screens. Another language is another value of the same shape.
 */
export const messages = {
  frame: frameMessages,
}
