import { IconBell, IconChevronRight } from '@tabler/icons-react'
import { paths } from '../business/paths.ts'
import { messages } from '../lib/messages.ts'
import { Link } from '../lib/navigation/navigation.ts'
import { Page } from '../ui/page.tsx'
import classes from './more-page.module.css'
import { morePlaces } from './places.ts'

const words = messages.frame

/** The places that the bottom bar of a phone has no room for. */
export function MorePage() {
  const all = [{ to: paths.cases, label: words.needsYou, Icon: IconBell }, ...morePlaces]
  return (
    <Page title={words.more} documentTitle={words.pageTitle(words.more)}>
      <ul className={classes.places}>
        {all.map(({ to, label, Icon }) => (
          <li key={to}>
            <Link href={to} className={classes.place}>
              <Icon size={20} stroke={1.7} aria-hidden />
              <span>{label}</span>
              <IconChevronRight size={18} stroke={1.7} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
