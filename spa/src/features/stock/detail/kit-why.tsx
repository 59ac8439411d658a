import { products } from '@fluxori/contract/products/products'
import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { Table } from '@mantine/core'
import { useMemo } from 'react'
import { formatCount } from '../../../lib/format/format.ts'
import { readable } from '../../../lib/live/row.ts'
import { foundOf, useLive, useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Link, useQuery } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Figure } from '../../../ui/figure.tsx'
import { ListSkeleton } from '../../../ui/list-skeleton.tsx'
import { Section } from '../../../ui/panel.tsx'
import { kitSum, type PartSum } from '../levels.ts'
import { detailAddress } from '../stock-address.ts'
import classes from './kit-why.module.css'
import whyClasses from './why.module.css'

const { kitWhy: words, why } = stockMessages

/** What no SKU is. */
const noSku = ['']

/** A kit's components and what they make, both live. Null until they are known. */
export function useKit(sku: string): ReturnType<typeof kitSum> | null {
  const merchant = useMerchantId()
  const product = useLiveDocument(products, { merchant, sku })
  const kit = valueOf(product)?.kit ?? none
  const skus = kit.length === 0 ? noSku : kit.map((part) => part.sku)
  const components = useLive(stock, { merchant }, { where: [['sku', 'in', skus]] })
  const stocks = foundOf(components)
  const sum = useMemo(
    () => kitSum(kit, new Map(readable(stocks).map((one) => [one.sku, one]))),
    [kit, stocks],
  )
  return product.status === 'live' && components.status === 'live' ? sum : null
}

const none: readonly never[] = []

/** Why so many of a kit can be sold: the component that makes the fewest decides. */
export function KitWhy({ stock: kit }: { stock: Stock }) {
  const sum = useKit(kit.sku)
  return (
    <Section title={why.title(kit.available)}>
      {sum === null ? (
        <ListSkeleton />
      ) : sum.parts.length === 0 ? (
        <p className={whyClasses.sentence}>{words.noParts}</p>
      ) : (
        <Parts kit={kit} sum={sum} />
      )}
    </Section>
  )
}

function Parts({ kit, sum }: { kit: Stock; sum: ReturnType<typeof kitSum> }) {
  const scarce = sum.parts.find(({ decides }) => decides)
  return (
    <>
      {scarce !== undefined && (
        <p className={whyClasses.sentence}>
          {words.sentence(sum.available, scarce.title === '' ? scarce.sku : scarce.title)}
        </p>
      )}
      <Table verticalSpacing={6} horizontalSpacing={8} aria-label={why.title(kit.available)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.component}</Table.Th>
            <Table.Th ta="right">{words.available}</Table.Th>
            <Table.Th ta="right">{words.perKit}</Table.Th>
            <Table.Th ta="right">{words.makes}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sum.parts.map((part) => (
            <PartRow key={part.sku} part={part} />
          ))}
        </Table.Tbody>
      </Table>
      <p className={classes.rule}>{words.rule}</p>
      {sum.available !== kit.available && (
        <p className={whyClasses.differs}>{why.differs(kit.available, sum.available)}</p>
      )}
    </>
  )
}

function PartRow({ part }: { part: PartSum }) {
  const [query] = useQuery()
  const { sku, title, known, available, perKit, makes, decides } = part
  return (
    <Table.Tr data-decides={decides || undefined} className={classes.part ?? ''}>
      <Table.Td>
        <Link href={detailAddress(sku, query)} className={classes.link ?? ''}>
          {title === '' ? sku : title}
        </Link>
        <span className={classes.sku}>{known ? sku : `${sku}: ${words.unknown}`}</span>
      </Table.Td>
      <Table.Td ta="right">
        <Figure text={formatCount(available)} />
      </Table.Td>
      <Table.Td ta="right">{formatCount(perKit)}</Table.Td>
      <Table.Td ta="right">
        <Figure text={formatCount(makes)} />
        {decides && <span className={classes.decides}>{words.decides}</span>}
      </Table.Td>
    </Table.Tr>
  )
}
