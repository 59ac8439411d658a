import type { Place } from '../business/feature.ts'
import { messages } from '../lib/messages.ts'
import { Link, usePath } from '../lib/navigation/navigation.ts'
import classes from './place-bars.module.css'
import { grouped, isWithin } from './place-groups.ts'

const label = messages.frame.mainNavigation

function Places({ of }: { of: readonly Place[] }) {
  const path = usePath()
  return (
    <ul className={classes.places}>
      {of.map((place) => (
        <li key={place.to}>
          <Link
            href={place.to}
            className={classes.place ?? ''}
            aria-current={isWithin(path, place.to) ? 'page' : undefined}
          >
            <place.Icon size={20} stroke={1.7} aria-hidden />
            <span>{place.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Beside the screen: all places, in groups that can be closed as soon as there are many. */
export function Rail({ of }: { of: readonly Place[] }) {
  const all = grouped(of)
  return (
    <nav className={classes.rail} data-many={all.length > 1 || undefined} aria-label={label}>
      {all.map(({ title, places }) =>
        title === null ? (
          <Places key="" of={places} />
        ) : (
          <details key={title} open>
            <summary className={classes.title}>{title}</summary>
            <Places of={places} />
          </details>
        ),
      )}
    </nav>
  )
}

/** Below the screen of a phone. */
export function BottomBar({ of }: { of: readonly Place[] }) {
  return (
    <nav className={classes.bottom} aria-label={label}>
      <Places of={of} />
    </nav>
  )
}
