import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react'
import { Link } from '../lib/navigation.ts'
import classes from './state-panel.module.css'

type Action = Readonly<{ label: string } & ({ to: string } | { onAct: () => void })>

/** Stands where content would: why there is none, and the one next step. */
export function StatePanel(props: { title: string; text: string; tone?: 'quiet' | 'bad'; action?: Action }) {
  const { title, text, tone = 'quiet', action } = props
  const Icon = tone === 'bad' ? IconAlertTriangle : IconInbox
  return (
    <div className={classes.panel} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon size={36} stroke={1.3} className={classes.icon} data-tone={tone} aria-hidden />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={440}>
        {text}
      </Text>
      {action !== undefined &&
        ('to' in action ? (
          <Button component={Link} href={action.to} variant="default" mt="xs">
            {action.label}
          </Button>
        ) : (
          <Button onClick={action.onAct} variant="default" mt="xs">
            {action.label}
          </Button>
        ))}
    </div>
  )
}
