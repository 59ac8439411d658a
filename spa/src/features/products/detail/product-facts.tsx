import { usualLowAt, type Product } from '@fluxori/contract/products/products'
import type { ReactNode } from 'react'
import { formatMoney } from '../../../lib/format/format.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { Section } from '../../../ui/panel.tsx'
import classes from './product-detail.module.css'
import { formatWeight } from '../form/weight.ts'

const words = productMessages

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const Missing = () => <span className={classes.missing}>{words.none}</span>

const orMissing = (text: string | null): ReactNode => (text === null || text === '' ? <Missing /> : text)

/** What a product is, and what it costs. */
export function ProductFacts({ product, action }: Readonly<{ product: Product; action: ReactNode }>) {
  const { columns, facts } = words
  const { costCents, weightGrams, lowAt } = product
  return (
    <>
      <Section title={facts.identity} action={action}>
        <dl className={classes.facts}>
          <Fact name={columns.sku}>{product.sku}</Fact>
          <Fact name={columns.barcode}>{orMissing(product.barcode)}</Fact>
          <Fact name={columns.brand}>{orMissing(product.brand)}</Fact>
          <Fact name={columns.category}>{orMissing(product.category)}</Fact>
          <Fact name={facts.weight}>
            {orMissing(weightGrams === null ? null : formatWeight(weightGrams))}
          </Fact>
          <Fact name={facts.lowAt}>
            {lowAt === null ? facts.lowAtUsual(usualLowAt) : facts.lowAtText(lowAt)}
          </Fact>
        </dl>
      </Section>
      <Section title={facts.money}>
        <dl className={classes.facts}>
          <Fact name={facts.cost}>{orMissing(costCents === null ? null : formatMoney(costCents))}</Fact>
          <Fact name={facts.vat}>
            {words.vat[product.vatClass]}
            {product.vatReason !== null && <span className={classes.reason}>{product.vatReason}</span>}
          </Fact>
        </dl>
      </Section>
    </>
  )
}
