import type { ReactNode } from 'react'
import { paths } from '../../business/paths.ts'
import { messages } from '../../lib/messages.ts'
import { referenceMessages as words } from '../../lib/messages/reference.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { Page } from '../../ui/page.tsx'
import classes from './reference.module.css'

type ReferenceFrameProps = Readonly<{
  at: 'api' | 'problems'
  title: string
  filters?: ReactNode
  children: ReactNode
}>

/** A page that anybody may read, signed in or not. */
export function ReferenceFrame({ at, title, filters, children }: ReferenceFrameProps) {
  const place = (name: 'api' | 'problems') => (name === at ? ({ 'aria-current': 'page' } as const) : {})
  return (
    <div className={classes.frame}>
      <nav className={classes.bar} aria-label={words.nav}>
        <Link to={paths.today} className={classes.home ?? ''}>
          <img src="/icon.svg" alt="" width={24} height={24} />
          {words.home}
        </Link>
        <Link to={paths.api} {...place('api')}>
          {words.api}
        </Link>
        <Link to={paths.problems} {...place('problems')}>
          {words.problems}
        </Link>
      </nav>
      <main>
        <Page title={title} documentTitle={messages.frame.pageTitle(title)} filters={filters}>
          {children}
        </Page>
      </main>
    </div>
  )
}
