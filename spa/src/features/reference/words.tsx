import { Fragment } from 'react'

/** Text of the knowledge base: `code` and **names of buttons** stand out. */
export function Words({ text }: Readonly<{ text: string }>) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>
    if (part.startsWith('**')) return <strong key={index}>{part.slice(2, -2)}</strong>
    return <Fragment key={index}>{part}</Fragment>
  })
}
