import { ActionIcon, Title } from '@mantine/core'
import { IconArrowLeft, IconX } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useShortcuts } from '../lib/keys/use-shortcuts.ts'
import classes from './panel.module.css'

type PanelProps = Readonly<{
  title: string
  /** What closing it leads back to. */
  back: string
  onClose: () => void
  /** Beside the title: what kind it is, its state. */
  marks?: ReactNode
  children: ReactNode
}>

/** The detail of one row of a list. Takes the focus when it opens; `Esc` closes it. */
export function Panel({ title, back, onClose, marks, children }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // On a phone it is a page of its own, and a page begins at its top.
    if (!matchMedia('(min-width: 62em)').matches) scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [])
  useShortcuts(title, [{ keys: 'Escape', label: back, run: onClose }])
  return (
    <article className={classes.panel}>
      <div className={classes.head}>
        <ActionIcon
          className={classes.back ?? ''}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={back}
          title={back}
          onClick={onClose}
        >
          <IconArrowLeft size={20} stroke={1.7} className={classes.arrow} />
          <IconX size={20} stroke={1.7} className={classes.cross} />
        </ActionIcon>
        <Title order={2} ref={heading} tabIndex={-1} className={classes.title ?? ''}>
          {title}
        </Title>
        {marks}
      </div>
      {children}
    </article>
  )
}

/** A part of a panel or page under a heading of its own. */
export function Section({
  title,
  action,
  children,
}: Readonly<{ title: string; action?: ReactNode; children: ReactNode }>) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={3}>{title}</Title>
        {action}
      </div>
      {children}
    </section>
  )
}
