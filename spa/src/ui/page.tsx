import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

type PageProps = Readonly<{ title: string; documentTitle: string; filters?: ReactNode; children: ReactNode }>

/** A screen: its title, its filters, its content. */
export function Page({ title, documentTitle, filters, children }: PageProps) {
  return (
    <div className={classes.page}>
      <title>{documentTitle}</title>
      <header className={classes.header}>
        <Title order={1}>{title}</Title>
        {filters}
      </header>
      {children}
    </div>
  )
}
