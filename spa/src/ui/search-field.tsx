import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../lib/keys/use-shortcuts.ts'
import { messages } from '../lib/messages.ts'
import classes from './search-field.module.css'

type SearchFieldProps = Readonly<{
  label: string
  clearLabel: string
  /** What is searched for now, as the address says. */
  value: string
  /** Called when the typing rests. */
  onSearch: (text: string) => void
}>

const restMs = 200

/** Finds as one types, without a query for every letter. `/` goes there. */
export function SearchField({ label, clearLabel, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const words = useRef(value)
  const field = useRef<HTMLInputElement>(null)
  useShortcuts(messages.frame.shortcuts.everywhere, [
    { keys: '/', label: messages.frame.shortcuts.filter, run: () => field.current?.focus() },
  ])
  useEffect(() => {
    if (value === words.current) return
    words.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === words.current) return
    const timer = setTimeout(() => {
      words.current = text
      onSearch(text)
    }, restMs)
    return () => clearTimeout(timer)
  }, [text, onSearch])
  return (
    <TextInput
      ref={field}
      className={classes.field ?? ''}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={text !== '' && <CloseButton aria-label={clearLabel} onClick={() => setText('')} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}
