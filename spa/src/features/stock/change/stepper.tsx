import { ActionIcon, Input, NumberInput } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useId, type KeyboardEvent } from 'react'
import classes from './stepper.module.css'

type StepperProps = Readonly<{
  label: string
  /** Shown above the number; without it the label is only spoken. */
  shownLabel?: string
  fewerLabel: string
  moreLabel: string
  value: number | string
  least: number
  error?: string | undefined
  autoFocus?: boolean
  onChange: (value: number | string) => void
  onEnter?: () => void
}>

/** A count of units with large buttons on both sides. */
export function Stepper(props: StepperProps) {
  const { label, shownLabel, value, least, error, onChange, onEnter } = props
  const id = useId()
  const now = typeof value === 'number' ? value : least - 1
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || onEnter === undefined) return
    event.preventDefault()
    onEnter()
  }
  return (
    <div className={classes.stepper}>
      {shownLabel !== undefined && <Input.Label htmlFor={id}>{shownLabel}</Input.Label>}
      <div className={classes.row}>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={props.fewerLabel}
          disabled={now <= least}
          onClick={() => onChange(now - 1)}
        >
          <IconMinus size={18} stroke={1.7} />
        </ActionIcon>
        <NumberInput
          id={id}
          className={classes.number ?? ''}
          aria-label={label}
          value={value}
          onChange={onChange}
          onKeyDown={enter}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          hideControls
          inputMode="numeric"
          size="md"
          error={error !== undefined}
          {...(error === undefined ? {} : { 'aria-describedby': `${id}-fault` })}
          {...(props.autoFocus === true ? { 'data-autofocus': true } : {})}
        />
        <ActionIcon
          variant="default"
          size={44}
          aria-label={props.moreLabel}
          onClick={() => onChange(Math.max(least, now + 1))}
        >
          <IconPlus size={18} stroke={1.7} />
        </ActionIcon>
      </div>
      {error !== undefined && (
        <p id={`${id}-fault`} className={classes.fault}>
          {error}
        </p>
      )}
    </div>
  )
}
