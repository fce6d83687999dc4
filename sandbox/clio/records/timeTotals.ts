/** What Clio computes from a time entry's seconds and price. */
export interface TimeTotals {
  readonly quantity_in_hours: number
  readonly rounded_quantity: number
  readonly rounded_quantity_in_hours: number
  readonly quantity_redacted: boolean
  readonly total: number
  readonly non_billable_total: number
}

/** The account's rounding: six minutes. */
const incrementSeconds = 360

/**
 * Rounds time up to the next tenth of an hour, always up, and prices the rounded time: 5 minutes bill as 6, 70 as 72.
 * With a flat rate the price is the whole amount. The value of non-billable work stands in a field of its own.
 */
export const timeTotals = (entry: { seconds: number; price: number; nonBillable: boolean; flatRate: boolean }): TimeTotals => {
  const rounded = Math.ceil(entry.seconds / incrementSeconds) * incrementSeconds
  const cents = Math.round(entry.price * 100)
  const value = (entry.flatRate ? cents : Math.round((cents * rounded) / 3600)) / 100
  return {
    quantity_in_hours: Math.ceil(entry.seconds / 36) / 100,
    rounded_quantity: rounded,
    rounded_quantity_in_hours: rounded / 3600,
    quantity_redacted: false,
    total: entry.nonBillable ? 0 : value,
    non_billable_total: entry.nonBillable ? value : 0,
  }
}
