import type { Stock } from '@fluxori/contract/stock/stock'
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { queries } from '../../../lib/live/query-client.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { ScanButton } from '../../../ui/scan-button.tsx'
import { exactly, findStock } from '../find-stock.ts'
import classes from './lines.module.css'

const words = stockChangeMessages.add
const restMs = 250
const leastLetters = 2

type QuickAddProps = Readonly<{
  field: RefObject<HTMLInputElement | null>
  /** Said below the field when the list as a whole is at fault. */
  error: string | undefined
  autoFocus: boolean
  onAdd: (stock: Stock) => void
}>

/**
 * Finds a SKU by what is typed, or read by a scanner or the camera. Enter takes the one that fits without doubt, so that
 * a scanner that ends with Enter adds one unit with every reading.
 */
export function QuickAdd({ field, error, autoFocus, onAdd }: QuickAddProps) {
  const merchant = useMerchantId()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [looking, setLooking] = useState(false)
  const [rested] = useDebouncedValue(text.trim(), restMs)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data: found = none, isFetching } = useQuery(
    {
      queryKey: ['find-stock', merchant, rested],
      queryFn: () => findStock(merchant, rested),
      enabled: rested.length >= leastLetters,
      staleTime: 10_000,
    },
    queries,
  )
  const offered = text.trim() === rested ? found : none

  const add = (stock: Stock) => {
    if (stock.isKit) return setTrouble(words.kit)
    setText('')
    setTrouble(null)
    combobox.closeDropdown()
    onAdd(stock)
    field.current?.focus()
  }
  const lookUp = async (wanted: string) => {
    if (wanted.trim() === '') return
    setLooking(true)
    try {
      const all = await queries.fetchQuery({
        queryKey: ['find-stock', merchant, wanted.trim()],
        queryFn: () => findStock(merchant, wanted.trim()),
        staleTime: 10_000,
      })
      const one = exactly(all, wanted)
      if (one !== null) return add(one)
      setText(wanted)
      if (all.length === 0) setTrouble(words.nothing(wanted.trim()))
      else combobox.openDropdown()
    } catch {
      setTrouble(words.failed)
    } finally {
      setLooking(false)
    }
  }
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0) return
    void lookUp(event.currentTarget.value)
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(sku) => {
        const one = offered.find((stock) => stock.sku === sku)
        if (one !== undefined) add(one)
      }}
    >
      <div className={classes.add}>
        <Combobox.Target>
          <TextInput
            ref={field}
            className={classes.field ?? ''}
            label={words.label}
            description={words.hint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder={words.placeholder}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            {...(autoFocus ? { 'data-autofocus': true } : {})}
            value={text}
            error={trouble ?? error}
            rightSection={(looking || isFetching) && <Loader size={16} aria-label={words.searching} />}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setTrouble(null)
              combobox.openDropdown()
              combobox.resetSelectedOption()
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={enter}
          />
        </Combobox.Target>
        <span className={classes.scan}>
          <ScanButton onRead={(read) => void lookUp(read)} />
        </span>
      </div>
      <Combobox.Dropdown hidden={offered.length === 0 || text === ''}>
        <Combobox.Options aria-label={words.label}>
          {offered.map((stock) => (
            <Combobox.Option
              key={stock.sku}
              value={stock.sku}
              disabled={stock.isKit}
              className={classes.option ?? ''}
            >
              <span className={classes.optionText}>
                <strong>{stock.title === '' ? stock.sku : stock.title}</strong>
                <span className={classes.quiet}>{stock.isKit ? words.kit : stock.sku}</span>
              </span>
              {!stock.isKit && <span className={classes.quiet}>{words.available(stock.available)}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const none: readonly Stock[] = []
