import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

type PageProps = Readonly<{
  title: string
  documentTitle: string
  /** The page's one primary action, and lesser ones before it. */
  actions?: ReactNode
  /** What is shown of the content; lives in the address. */
  filters?: ReactNode
  children: ReactNode
}>

/** A screen: its title, its primary action, its filters, its content. */
export function Page({ title, documentTitle, actions, filters, children }: PageProps) {
  return (
    <div className={classes.page}>
      <title>{documentTitle}</title>
      <header className={classes.header}>
        <Title order={1}>{title}</Title>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {filters !== undefined && <div className={classes.filters}>{filters}</div>}
      {children}
    </div>
  )
}
