/*
 * Shipments and refunds of an order. Neither list has pages (it takes `first` alone), so the first few are asked for with
 * all that is in them, and the ids of all where there may be more: each then is a node that can be asked for.
 */

/** As many as one query can pay for, at 1,000 points. */
export const shipmentsAtOnce = 10
export const refundsAtOnce = 5

/** As many as an order is asked for: one that has more is beyond what a shop does. */
export const mostMoves = 100

const shipmentFields = `
fragment ShipmentFields on Fulfillment {
  id status
  fulfillmentLineItems(first: 25) {
    nodes { quantity lineItem { id } }
    pageInfo { hasNextPage endCursor }
  }
}
`

const refundFields = `
fragment RefundFields on Refund {
  id
  refundLineItems(first: 25) {
    nodes { quantity restockType lineItem { id } }
    pageInfo { hasNextPage endCursor }
  }
  orderAdjustments(first: 5) {
    nodes { amountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } }
  }
  refundShippingLines(first: 5) {
    nodes { subtotalAmountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } }
  }
}
`

/** Asked only of an order that says that something was sent. */
export const orderShipments = `
query OrderShipments($id: ID!) {
  order(id: $id) { updatedAt fulfillments(first: ${shipmentsAtOnce}) { ...ShipmentFields } }
}
${shipmentFields}`

export const shipmentIds = `
query ShipmentIds($id: ID!) {
  order(id: $id) { updatedAt fulfillments(first: ${mostMoves}) { id } }
}
`

export const moreShipments = `
query MoreShipments($ids: [ID!]!) {
  nodes(ids: $ids) { ...ShipmentFields }
}
${shipmentFields}`

export const moreShipmentLines = `
query MoreShipmentLines($id: ID!, $after: String) {
  node(id: $id) {
    ... on Fulfillment {
      fulfillmentLineItems(first: 250, after: $after) {
        nodes { quantity lineItem { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
`

/** Asked only of an order that has a refund. */
export const orderRefunds = `
query OrderRefunds($id: ID!) {
  order(id: $id) { updatedAt refunds(first: ${refundsAtOnce}) { ...RefundFields } }
}
${refundFields}`

export const refundIds = `
query RefundIds($id: ID!) {
  order(id: $id) { updatedAt refunds(first: ${mostMoves}) { id } }
}
`

export const moreRefunds = `
query MoreRefunds($ids: [ID!]!) {
  nodes(ids: $ids) { ...RefundFields }
}
${refundFields}`

export const moreRefundLines = `
query MoreRefundLines($id: ID!, $after: String) {
  node(id: $id) {
    ... on Refund {
      refundLineItems(first: 250, after: $after) {
        nodes { quantity restockType lineItem { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
`
