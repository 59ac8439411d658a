import { stockHistoryMessages } from '../../../lib/messages/stock-history.ts'
import { Link, useQuery } from '../../../lib/navigation/navigation.ts'
import { Section } from '../../../ui/panel.tsx'
import { detailAddress } from '../stock-address.ts'
import classes from './history.module.css'
import { useKit } from './kit-why.tsx'

const words = stockHistoryMessages

/** A kit is not moved itself; its components are. */
export function KitHistory({ sku }: { sku: string }) {
  const [query] = useQuery()
  const kit = useKit(sku)
  return (
    <Section title={words.title}>
      <p className={classes.quiet}>{words.kit}</p>
      <ul className={classes.parts}>
        {kit?.parts.map((part) => (
          <li key={part.sku}>
            <Link href={detailAddress(part.sku, query)}>{part.title === '' ? part.sku : part.title}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
