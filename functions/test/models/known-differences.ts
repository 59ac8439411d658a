/** What the books are known to say otherwise than the channels: each is left out of the lives, or expected, by its name. */
export const knownDifferences = {
  /** A line that was cancelled, and of which `Preparing for Customer` is told only then, is taken for one that never left. */
  takealotLateNewsOfLeaving: true,
  /** Of two states of one second the version says that the earlier one is newer; no poll puts it right. */
  shopifyUnfulfilledInItsSecond: true,
  wooStatusBackInItsSecond: true,
  /** An order that is binned and brought back as it was within its second stays given up; no poll puts it right. */
  wooRestoredInItsSecond: true,
  /** The news that an order was binned comes after the one that it was brought back; no poll puts it right. */
  wooBinnedToldLate: true,
  /** The buyer keeps paying delivery of an order whose goods were all taken off; it is in no day. */
  deliveryAlone: true,
  /** An order with a fee below zero that is refunded as a whole before it left: its total in the books is below zero. */
  wooRefundedWithDiscount: true,
}
