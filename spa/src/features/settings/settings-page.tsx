import { lazy, Suspense } from 'react'
import { paths } from '../../business/paths.ts'
import { messages } from '../../lib/messages.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { Link, usePathPart } from '../../lib/navigation/navigation.ts'
import { useSession } from '../../lib/session/session.ts'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { sectionAt, sectionsOf, seesMembers } from './sections.ts'
import classes from './settings.module.css'

const words = settingsMessages

const Members = lazy(async () => ({ default: (await import('./members-section.tsx')).MembersSection }))
const Business = lazy(async () => ({ default: (await import('./merchant-section.tsx')).MerchantSection }))
const Schedules = lazy(async () => ({
  default: (await import('./schedules/schedules-section.tsx')).SchedulesSection,
}))
const Preferences = lazy(async () => ({
  default: (await import('./preferences-section.tsx')).PreferencesSection,
}))

/** People, the business, what is done at set times, and how one likes it. */
export function SettingsPage() {
  const role = useSession((session) => (session.status === 'signed-in' ? session.role : 'viewer'))
  const section = sectionAt(usePathPart('section'), role)
  const title = words.sections[section]
  return (
    <Page
      title={words.title}
      documentTitle={messages.frame.pageTitle(`${title} · ${words.title}`)}
      filters={
        <nav aria-label={words.sections.label} className={classes.tabs}>
          {sectionsOf(role).map((one) => (
            <Link
              key={one}
              href={paths.settingsOf(one)}
              className={classes.tab}
              aria-current={one === section ? 'page' : undefined}
            >
              {words.sections[one]}
            </Link>
          ))}
        </nav>
      }
    >
      <div className={classes.section}>
        <Suspense fallback={<ListSkeleton />}>
          {section === 'members' && (seesMembers(role) ? <Members /> : <NotForYou />)}
          {section === 'merchant' && <Business />}
          {section === 'schedules' && <Schedules />}
          {section === 'preferences' && <Preferences />}
        </Suspense>
      </div>
    </Page>
  )
}

const NotForYou = () => <StatePanel title={words.members.notForYou} text={words.members.notForYouText} />
