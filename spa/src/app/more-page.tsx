import { Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { messages } from '../lib/messages.ts'
import { Link } from '../lib/navigation/navigation.ts'
import { Page } from '../ui/page.tsx'
import classes from './more-page.module.css'
import { grouped } from './place-groups.ts'
import { morePlaces } from './places.ts'

const words = messages.frame

/** The places that the bottom bar of a phone has no room for. */
export function MorePage() {
  return (
    <Page title={words.more} documentTitle={words.pageTitle(words.more)}>
      {grouped(morePlaces).map(({ title, places }) => (
        <section key={title ?? ''} className={classes.group}>
          {title !== null && (
            <Title order={2} size="h4" className={classes.title}>
              {title}
            </Title>
          )}
          <ul className={classes.places}>
            {places.map(({ to, label, Icon }) => (
              <li key={to}>
                <Link href={to} className={classes.place}>
                  <Icon size={20} stroke={1.7} aria-hidden />
                  <span>{label}</span>
                  <IconChevronRight size={18} stroke={1.7} aria-hidden />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
