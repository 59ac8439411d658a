import { Title } from '@mantine/core'
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react'
import { QuietButton } from './quiet-button.tsx'
import classes from './state-panel.module.css'

export type Action = Readonly<{ label: string } & ({ to: string } | { onAct: () => void })>

/** Stands where content would: why there is none, and the one next step. */
export function StatePanel(props: { title: string; text: string; tone?: 'quiet' | 'bad'; action?: Action }) {
  const { title, text, tone = 'quiet', action } = props
  const Icon = tone === 'bad' ? IconAlertTriangle : IconInbox
  return (
    <div className={classes.panel} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon size={36} stroke={1.3} className={classes.icon} data-tone={tone} aria-hidden />
      <Title order={2}>{title}</Title>
      <p className={classes.text}>{text}</p>
      {action !== undefined &&
        ('to' in action ? (
          <QuietButton to={action.to}>{action.label}</QuietButton>
        ) : (
          <QuietButton onClick={action.onAct}>{action.label}</QuietButton>
        ))}
    </div>
  )
}
