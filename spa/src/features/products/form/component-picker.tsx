import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { Combobox, TextInput, useCombobox } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hasWords, searchCondition } from '../../../business/search/words.ts'
import { findOnce } from '../../../lib/live/find.ts'
import { queries } from '../../../lib/live/query-client.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import classes from './product-form.module.css'

const words = productMessages.form
const mostFound = 8
const restMs = 200

/** Products that the text finds: by whole words, or by how their SKU begins. Kits are left out: none may hold another. */
async function findComponents(merchant: string, text: string): Promise<readonly Stock[]> {
  const word = searchCondition(text)
  const begin = text.toUpperCase()
  const [byWord, bySku] = await Promise.all([
    word === null ? [] : findOnce(stock, { merchant }, { where: [word], limit: mostFound * 2 }),
    findOnce(
      stock,
      { merchant },
      {
        where: [
          ['sku', '>=', begin],
          ['sku', '<', `${begin}\uf8ff`],
        ],
        limit: mostFound,
      },
    ),
  ])
  const found = [...byWord.filter((level) => hasWords(level.words, text)), ...bySku]
  return [...new Map(found.filter(({ isKit }) => !isKit).map((level) => [level.sku, level])).values()]
}

type ComponentPickerProps = Readonly<{ without: readonly string[]; onPick: (sku: string) => void }>

/** Finds a product to put into a kit. */
export function ComponentPicker({ without, onPick }: ComponentPickerProps) {
  const merchant = useMerchantId()
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), restMs)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data, isFetching } = useQuery(
    {
      queryKey: ['components', merchant, wanted],
      enabled: wanted !== '',
      staleTime: 30_000,
      queryFn: () => findComponents(merchant, wanted),
    },
    queries,
  )
  const found = (data ?? []).filter(({ sku }) => !without.includes(sku)).slice(0, mostFound)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(sku) => {
        onPick(sku)
        setText('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          label={words.addComponent}
          placeholder={words.addComponentHint}
          leftSection={<IconSearch size={16} stroke={1.7} />}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={wanted === ''}>
        <Combobox.Options className={classes.options ?? ''}>
          {found.map(({ sku, title, available }) => (
            <Combobox.Option key={sku} value={sku}>
              {title === '' ? sku : title}
              <span className={classes.code}>
                {sku} · {productMessages.facts.componentAvailable(available)}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && (
            <Combobox.Empty>{isFetching ? words.searching : words.nothingFound}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
