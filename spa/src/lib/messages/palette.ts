/** The command palette. */
export const paletteMessages = {
  placeholder: 'Order, SKU, product, or where to go',
  nothing: 'Nothing found. Whole words and numbers find orders, products and stock.',
  places: 'Go to',
  actions: 'Do',
  searching: 'Searching',
}
