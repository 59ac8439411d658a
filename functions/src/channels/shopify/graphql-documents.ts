/**
 * What `QueriedOrder` is read from. A query may cost 1,000 points at most, an object one point, a connection about its
 * size, so few lines are asked for here and the rest of a long order page by page.
 */
const orderFields = `
fragment OrderFields on Order {
  id name test createdAt updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus
  currencyCode taxesIncluded email phone
  currentTotalPriceSet { shopMoney { amount } }
  totalTaxSet { shopMoney { amount } }
  shippingAddress { name company address1 address2 city province zip country phone }
  billingAddress { name company address1 address2 city province zip country phone }
  shippingLines(first: 3) {
    nodes {
      originalPriceSet { shopMoney { amount } }
      discountAllocations { allocatedAmountSet { shopMoney { amount } } }
      taxLines { priceSet { shopMoney { amount } } }
    }
  }
  lineItems(first: 10) { ...LineFields }
  refunds(first: 1) { id }
}
`

const lineFields = `
fragment LineFields on LineItemConnection {
  nodes {
    id sku name quantity currentQuantity unfulfilledQuantity
    requiresShipping isGiftCard taxable
    variant { id }
    originalUnitPriceSet { shopMoney { amount } }
    discountAllocations { allocatedAmountSet { shopMoney { amount } } }
    taxLines { priceSet { shopMoney { amount } } }
  }
  pageInfo { hasNextPage endCursor }
}
`

export const changedOrders = `
query ChangedOrders($filter: String!, $first: Int!, $after: String) {
  orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $filter) {
    nodes { ...OrderFields }
    pageInfo { hasNextPage endCursor }
  }
}
${orderFields}${lineFields}`

export const moreLines = `
query MoreLines($id: ID!, $after: String) {
  order(id: $id) {
    updatedAt
    lineItems(first: 50, after: $after) { ...LineFields }
  }
}
${lineFields}`

export const stockOfVariants = `
query StockOfVariants($ids: [ID!]!, $location: ID!) {
  nodes(ids: $ids) {
    ... on ProductVariant {
      id
      inventoryItem {
        id tracked
        inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } }
      }
    }
  }
}
`

export const setQuantities = `
mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    userErrors { field message code }
  }
}
`
