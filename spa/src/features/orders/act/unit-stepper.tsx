import { ActionIcon, NumberInput } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import classes from './unit-stepper.module.css'

type UnitStepperProps = Readonly<{
  label: string
  fewer: string
  more: string
  value: number | string
  most: number
  invalid: boolean
  onChange: (value: number | string) => void
}>

/** A count of units for a thumb: one fewer, one more, or typed. */
export function UnitStepper({ label, fewer, more, value, most, invalid, onChange }: UnitStepperProps) {
  const now = typeof value === 'number' ? value : 0
  return (
    <div className={classes.stepper} role="group" aria-label={label}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={fewer}
        disabled={now <= 0}
        onClick={() => onChange(Math.max(0, now - 1))}
      >
        <IconMinus size={16} stroke={1.7} />
      </ActionIcon>
      <NumberInput
        className={classes.count ?? ''}
        aria-label={label}
        aria-invalid={invalid || undefined}
        error={invalid}
        hideControls
        allowNegative={false}
        allowDecimal={false}
        min={0}
        clampBehavior="none"
        value={value}
        onChange={onChange}
        onFocus={(event) => event.currentTarget.select()}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={more}
        disabled={now >= most}
        onClick={() => onChange(Math.min(most, now + 1))}
      >
        <IconPlus size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  )
}
