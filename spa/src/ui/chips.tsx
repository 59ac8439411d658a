import { UnstyledButton } from '@mantine/core'
import classes from './chips.module.css'

type ChipsProps<V extends string> = Readonly<{
  label: string
  options: readonly Readonly<{ value: V; label: string }>[]
  value: V
  onChange: (value: V) => void
}>

/** One choice of a few, all in sight. On a narrow screen the row slides under the finger. */
export function Chips<V extends string>({ label, options, value, onChange }: ChipsProps<V>) {
  return (
    <div role="group" aria-label={label} className={classes.chips}>
      {options.map((option) => (
        <UnstyledButton
          key={option.value}
          className={classes.chip ?? ''}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </UnstyledButton>
      ))}
    </div>
  )
}
