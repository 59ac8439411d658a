import { standingCases, type Case } from '@fluxori/contract/engine/cases'
import { placeOfCase, skuOfCase } from '../../business/cases/place.ts'
import { paths } from '../../business/paths.ts'

/** What can be done about a case where it stands. A `link` leads to a form or a screen. */
export type CaseAction =
  | Readonly<{ kind: 'reserve'; orderId: string }>
  | Readonly<{ kind: 'link'; label: LinkLabel; to: string }>
  | Readonly<{ kind: 'copy' }>
  | Readonly<{ kind: 'dealt-with' }>

export type LinkLabel = 'ship' | 'cancel' | 'map' | 'count' | 'openOrder' | 'openSku' | 'openChannel'

/** Which operations the person's role allows. */
export type Allowed = Readonly<{ orders: boolean; stock: boolean; cases: boolean }>

/** A person may call it dealt with; the others close by themselves when their cause is gone. */
export const canBeDealtWith = ({ kind }: Pick<Case, 'kind'>): boolean => !standingCases.includes(kind)

/** What is offered for an open case, the likeliest first. Nothing that the case or the role does not allow. */
export function actionsOf(
  openCase: Pick<Case, 'kind' | 'subject' | 'facts'>,
  allowed: Allowed,
): readonly CaseAction[] {
  const dealt: readonly CaseAction[] =
    allowed.cases && canBeDealtWith(openCase) ? [{ kind: 'dealt-with' }] : []
  return [...waysOut(openCase, allowed), ...dealt]
}

function waysOut(
  openCase: Pick<Case, 'kind' | 'subject' | 'facts'>,
  allowed: Allowed,
): readonly CaseAction[] {
  const order = openCase.subject.kind === 'order' ? openCase.subject.id : null
  const ask = (label: 'ship' | 'cancel' | 'map'): readonly CaseAction[] =>
    order === null ? [] : [{ kind: 'link', label, to: `${paths.order(order)}?do=${label}` }]
  const see = (label: LinkLabel): readonly CaseAction[] => {
    const to = placeOfCase(openCase)
    return to === null ? [] : [{ kind: 'link', label, to }]
  }
  switch (openCase.kind) {
    case 'oversold':
      return allowed.orders && order !== null
        ? [{ kind: 'reserve', orderId: order }, ...ask('ship'), ...ask('cancel')]
        : []
    case 'unmapped':
      return allowed.orders ? ask('map') : []
    case 'cancelled-after-shipping':
      return allowed.orders ? see('openOrder') : []
    case 'shipped-without-stock': {
      const sku = skuOfCase(openCase)
      return allowed.stock && sku !== null
        ? [{ kind: 'link', label: 'count', to: `${paths.stockOf(sku)}?do=count` }]
        : []
    }
    case 'channel-down':
    case 'listing-rejected':
    case 'drift':
      return allowed.cases ? see('openChannel') : []
    case 'invariant-broken':
      return allowed.cases ? [...see('openSku'), { kind: 'copy' }] : []
    case 'command-failed':
    case 'unreadable-message':
      return allowed.cases ? [{ kind: 'copy' }] : []
  }
}
