import { SegmentedControl, Switch, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import '@mantine/core/styles/Switch.css'
import { useEffect, useRef } from 'react'
import { prefer, useIsSlow, usePreferences } from '../../lib/device/preferences.ts'
import { formatMoney, type MoneyStyle } from '../../lib/format/format.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { DeviceSettings } from './device-settings.tsx'
import { Setting } from './setting.tsx'
import classes from './settings.module.css'

const words = settingsMessages.preferences

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[]
const densities = ['comfortable', 'compact'] as const
const slows = ['auto', 'on', 'off'] as const
const monies = ['comma', 'space'] as const satisfies readonly MoneyStyle[]
const exampleCents = 123_456

/** How one person likes Fluxori on this device. Each choice counts at once. */
export function PreferencesSection() {
  return (
    <>
      <p className={classes.text}>{words.text}</p>
      <Looks />
      <Speed />
      <DeviceSettings />
    </>
  )
}

type ChoiceProps<V extends string> = Readonly<{
  label: string
  value: V
  options: readonly V[]
  nameOf: (value: V) => string
  onChange: (value: V) => void
}>

function Choice<V extends string>({ label, value, options, nameOf, onChange }: ChoiceProps<V>) {
  return (
    <SegmentedControl
      aria-label={label}
      data={options.map((option) => ({ value: option, label: nameOf(option) }))}
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one === chosen)
        if (option !== undefined) onChange(option)
      }}
    />
  )
}

function Looks() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const density = usePreferences((preferences) => preferences.density)
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{words.looks}</h2>
      <div className={classes.list}>
        <Setting label={words.scheme} hint={words.schemeHint}>
          <Choice
            label={words.scheme}
            value={colorScheme}
            options={schemes}
            nameOf={(scheme) => words.schemes[scheme]}
            onChange={setColorScheme}
          />
        </Setting>
        <Setting label={words.density} hint={words.densityHint}>
          <Choice
            label={words.density}
            value={density}
            options={densities}
            nameOf={(one) => words.densities[one]}
            onChange={(chosen) => prefer({ density: chosen })}
          />
        </Setting>
        <Money />
      </div>
    </section>
  )
}

/** Another way of writing money draws the screen anew; the focus must not be lost with the old one. */
let moneyJustChosen = false

function Money() {
  const money = usePreferences((preferences) => preferences.money)
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (moneyJustChosen) ref.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
    moneyJustChosen = false
  }, [])
  return (
    <div ref={ref} className={classes.inner}>
      <Setting label={words.money} hint={words.moneyHint}>
        <Choice
          label={words.money}
          value={money}
          options={monies}
          nameOf={(style) => formatMoney(exampleCents, style)}
          onChange={(chosen) => {
            moneyJustChosen = true
            prefer({ money: chosen })
          }}
        />
      </Setting>
    </div>
  )
}

function Speed() {
  const lowData = usePreferences((preferences) => preferences.lowData)
  const slowDevice = usePreferences((preferences) => preferences.slowDevice)
  const isSlow = useIsSlow()
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{words.speed}</h2>
      <div className={classes.list}>
        <Setting label={words.lowData} hint={words.lowDataHint}>
          <Switch
            size="md"
            aria-label={words.lowData}
            checked={lowData}
            onChange={(event) => prefer({ lowData: event.currentTarget.checked })}
          />
        </Setting>
        <Setting label={words.slow} hint={`${words.slowHint} ${isSlow ? words.slowNow : words.fastNow}`}>
          <Choice
            label={words.slow}
            value={slowDevice}
            options={slows}
            nameOf={(one) => words.slows[one]}
            onChange={(chosen) => prefer({ slowDevice: chosen })}
          />
        </Setting>
      </div>
    </section>
  )
}
