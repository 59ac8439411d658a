import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Stock } from '@fluxori/contract/stock/stock'
import { UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import { formatCount } from '../../../lib/format/format.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import { Figure } from '../../../ui/figure.tsx'
import { Section } from '../../../ui/panel.tsx'
import { explained, type PlaceSum, type Sum } from '../levels.ts'
import { HeldOrders } from './held-orders.tsx'
import { WaitingOrders } from './waiting-orders.tsx'
import classes from './why.module.css'

const { why: words, states, free: freeWord } = stockMessages

/** Why so many can be sold: warehouse by warehouse, each number opening what made it. */
export function Why({ stock, warehouses }: { stock: Stock; warehouses: readonly Warehouse[] }) {
  const sum = useMemo(() => explained(stock, warehouses), [stock, warehouses])
  const unsold = sum.places.reduce((units, { free, notSold }) => units + (notSold === null ? 0 : free), 0)
  const [query, change] = useQuery()
  const [show, of] = [query.get('show'), query.get('of')]
  const close = () => change({ show: null, of: null })
  const nameOf = (id: string) => sum.places.find((place) => place.id === id)?.name ?? id
  return (
    <Section title={words.title(stock.available)}>
      {sum.places.length === 0 ? (
        <p className={classes.sentence}>{words.none}</p>
      ) : (
        <>
          <p className={classes.sentence}>
            {words.sentence(sum.free, sum.freePlaces, sum.shortage, sum.available)}
          </p>
          <div role="table" aria-label={words.title(stock.available)} className={classes.levels}>
            <Head />
            {sum.places.map((place) => (
              <PlaceRow
                key={place.id}
                place={place}
                onHeld={() => change({ show: 'reserved', of: place.id })}
                onHand={() => change({ history: place.id })}
              />
            ))}
          </div>
        </>
      )}
      {unsold > 0 && <p className={classes.footnote}>{words.notSoldNote(unsold)}</p>}
      <Total sum={sum} onShort={() => change({ show: 'short', of: null })} />
      {warehouses.length > 0 && sum.available !== stock.available && (
        <p className={classes.differs}>{words.differs(stock.available, sum.available)}</p>
      )}
      {show === 'reserved' && (
        <HeldOrders stock={stock} at={of} placeOf={nameOf} reserved={heldAt(sum, of)} onClose={close} />
      )}
      {show === 'short' && <WaitingOrders sku={stock.sku} shortage={stock.shortage} onClose={close} />}
    </Section>
  )
}

const heldAt = ({ places }: Sum, at: string | null) =>
  places.filter(({ id }) => at === null || id === at).reduce((units, { level }) => units + level.reserved, 0)

/** Signs in front of a heading say what the sum does with it. */
const columns = [
  ['', states.onHand],
  ['−', states.reserved],
  ['−', states.damaged],
  ['−', states.quarantined],
  ['=', freeWord],
  ['', states.inTransit],
  ['', states.incoming],
] as const

function Head() {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.row}>
        <span role="columnheader">{words.warehouse}</span>
        {columns.map(([sign, label]) => (
          <span key={label} role="columnheader">
            <span aria-hidden>{sign}</span> {label}
          </span>
        ))}
      </div>
    </div>
  )
}

type PlaceRowProps = Readonly<{ place: PlaceSum; onHeld: () => void; onHand: () => void }>

function PlaceRow({ place, onHeld, onHand }: PlaceRowProps) {
  const { name, level, free, notSold } = place
  const counts = [
    { count: level.onHand, open: onHand, hint: words.openOnHand },
    { count: level.reserved, open: onHeld, hint: words.openReserved },
    { count: level.damaged },
    { count: level.quarantined },
    { count: free },
    { count: level.inTransit },
    { count: level.incoming },
  ]
  return (
    <div role="rowgroup" className={classes.place} data-unsold={notSold !== null || undefined}>
      <div role="row" className={classes.row}>
        <span role="rowheader" className={classes.name}>
          {name}
          {notSold !== null && <span className={classes.unsold}>{words.notSold[notSold]}</span>}
        </span>
        {counts.map(({ count, open, hint }, index) => {
          const [sign, label] = columns[index] ?? ['', '']
          return (
            <span
              key={label}
              role="cell"
              data-zero={count === 0 || undefined}
              data-free={label === freeWord || undefined}
            >
              <span className={classes.label} aria-hidden>
                {sign} {label}
              </span>
              {open === undefined || count === 0 ? (
                <span className={classes.value}>
                  <Figure text={formatCount(count)} />
                </span>
              ) : (
                <UnstyledButton className={classes.open ?? ''} aria-label={hint(count, name)} onClick={open}>
                  <Figure text={formatCount(count)} />
                </UnstyledButton>
              )}
            </span>
          )
        })}
      </div>
    </div>
  )
}

function Total({ sum, onShort }: { sum: Sum; onShort: () => void }) {
  const { free, freePlaces, shortage, available } = sum
  return (
    <dl className={classes.total}>
      <div>
        <dt>{words.freeTogether(freePlaces)}</dt>
        <dd>{formatCount(free)}</dd>
      </div>
      <div>
        <dt>{words.owed}</dt>
        <dd>
          {shortage === 0 ? (
            formatCount(0)
          ) : (
            <UnstyledButton
              className={classes.open ?? ''}
              aria-label={words.openShort(shortage)}
              onClick={onShort}
            >
              {formatCount(-shortage)}
            </UnstyledButton>
          )}
        </dd>
      </div>
      <div className={classes.result}>
        <dt>
          {words.available}
          {free < shortage && <span className={classes.unsold}>{words.floored}</span>}
        </dt>
        <dd>
          <Figure text={formatCount(available)} />
        </dd>
      </div>
    </dl>
  )
}
