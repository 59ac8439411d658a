import type { LevelState } from '@fluxori/contract/stock/stock'
import { formatCount } from '../format/format.ts'
import { counted } from './count.ts'
import { frameMessages } from './frame.ts'

const { you, colleague } = frameMessages.actors

type Place = Readonly<{ units: number; place: string }>

const and = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
const inPlaces = (places: readonly Place[]): string =>
  and(places.map(({ units, place }) => `${formatCount(units)} in ${place}`))
const fromPlaces = (places: readonly Place[]): string =>
  and(places.map(({ units, place }) => `${formatCount(units)} from ${place}`))

const states: Readonly<Record<LevelState, string>> = {
  onHand: 'on hand',
  reserved: 'reserved',
  incoming: 'on order',
  inTransit: 'in transit',
  damaged: 'damaged',
  quarantined: 'quarantined',
}

export const stockHistoryMessages = {
  title: 'What happened',
  only: (place: string) => `Only ${place}`,
  everywhere: 'Show every warehouse',
  none: 'Nothing has happened to it yet.',
  noneHere: (place: string) => `Nothing that has been read touched ${place}.`,
  kit: 'A kit is not moved itself. Its components tell what happened:',
  more: 'Read further back',
  coming: 'Reading further back',
  beginning: 'That is where its history begins.',
  tell: {
    opened: (places: readonly Place[]) => `Opening stock: ${inPlaces(places)}`,
    received: (who: string, places: readonly Place[]) => `${who} received ${inPlaces(places)}`,
    added: (who: string, places: readonly Place[]) => `${who} added ${inPlaces(places)}`,
    removed: (who: string, places: readonly Place[]) => `${who} took off ${inPlaces(places)}`,
    damaged: (who: string, { units, place }: Place) =>
      `${who} marked ${formatCount(units)} in ${place} as damaged`,
    undamaged: (who: string, { units, place }: Place) =>
      `${who} marked ${formatCount(units)} in ${place} as no longer damaged`,
    quarantined: (who: string, { units, place }: Place) =>
      `${who} put ${formatCount(units)} in ${place} in quarantine`,
    released: (who: string, { units, place }: Place) =>
      `${who} let ${formatCount(units)} in ${place} out of quarantine`,
    moved: (who: string, units: number, from: string, to: string) =>
      `${who} moved ${formatCount(units)} from ${from} to ${to}`,
    sent: (who: string, units: number, from: string, to: string) =>
      `${who} sent ${formatCount(units)} from ${from} to ${to}`,
    arrived: (who: string, { units, place }: Place) =>
      `${who} took in ${formatCount(units)} that had been sent to ${place}`,
    counted: (who: string, { units, place }: Place) =>
      `${who} counted ${place}: ${formatCount(Math.abs(units))} ${units < 0 ? 'fewer' : 'more'} than expected`,
    reserved: (places: readonly Place[], forOrder: boolean) =>
      `Reserved ${inPlaces(places)}${forOrder ? ' for' : ''}`,
    freed: (places: readonly Place[], ofOrder: boolean) =>
      `Freed ${inPlaces(places)}${ofOrder ? ' from' : ''}`,
    shipped: (places: readonly Place[], forOrder: boolean) =>
      `Shipped ${fromPlaces(places)}${forOrder ? ' for' : ''}`,
    changed: (who: string, places: readonly string[]) => `${who} changed the stock in ${and(places)}`,
  },
  order: (number: string) => `order ${number}`,
  change: (place: string | null, before: number, after: number, state: LevelState) =>
    `${place === null ? '' : `${place} `}${formatCount(before)} → ${formatCount(after)} ${states[state]}`,
  by: (who: string) =>
    `by ${who === you || who === colleague ? `${who.charAt(0).toLowerCase()}${who.slice(1)}` : who}`,
  reference: (reference: string) => `reference ${reference}`,
  withOthers: (count: number) => `with ${counted(count, 'other SKU', 'other SKUs')}`,
  chart: {
    title: 'On hand and free',
    onHand: 'On hand',
    free: 'Free',
    note: (movements: number, since: string) =>
      `Drawn from the ${counted(movements, 'movement that has', 'movements that have')} been read, since ${since}. Read further back to see more.`,
    whole: (since: string) => `Its whole history, since ${since}.`,
  },
}
