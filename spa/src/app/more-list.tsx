import { Title } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { Place } from '../business/feature.ts'
import { Link } from '../lib/navigation/navigation.ts'
import classes from './more-list.module.css'
import { grouped } from './place-groups.ts'

/** Places one below the other, under the titles of their groups as soon as there are many. */
export function MoreList({ of }: { of: readonly Place[] }) {
  return grouped(of).map(({ title, places }) => (
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
  ))
}
