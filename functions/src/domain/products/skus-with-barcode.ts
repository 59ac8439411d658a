import type { Found, Reading } from '../work.ts'

/** The SKUs that carry a barcode, as the commands of this very batch have left them. */
export const skusWithBarcode = (state: Reading, barcode: string): Found =>
  state.find('products', 'byBarcode', barcode)
