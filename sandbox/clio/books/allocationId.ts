import { firstIds } from '../firstIds.js'

/** No payment settles more bills than this: ids of one payment's allocations are neighbours. */
export const allocationsPerPayment = 8

/** The id of part number `place` of a payment. */
export const allocationId = (paymentId: number, place: number): number =>
  firstIds.allocation + (paymentId - firstIds.payment) * allocationsPerPayment + place
