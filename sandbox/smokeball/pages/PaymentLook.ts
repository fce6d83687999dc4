/** The columns of the list of payments, in their order (assumed, as everything of these pages: the vendor shows payments in its app only). */
export const paymentColumns = [
  'Receipt',
  'Date',
  'Matter',
  'Received From',
  'Type',
  'Account',
  'Method',
  'Reference',
  'Amount',
  'Allocated To',
  'Reason',
  'Status',
  'Entered',
] as const
/** A column of the list of payments. */
export type PaymentColumn = (typeof paymentColumns)[number]
/** What stands in the columns of one payment, as HTML. */
export type PaymentCells = Readonly<Record<PaymentColumn, string>>

/** How the list of payments is written. A drift changes parts of it. */
export interface PaymentLook {
  heading(column: PaymentColumn): string
  /** A day, from `2026-07-02`. */
  day(date: string): string
  money(cents: number): string
  status(word: string): string
  cells(cells: PaymentCells): PaymentCells
  /** Rows of a page; what is said of their number stays. */
  rows<T>(rows: readonly T[]): readonly T[]
  /** What says how many there are and leads on, as HTML. */
  pager(html: string): string
  /** The body of the document. */
  body(html: string): string
}

/** The United States: month first, dollars. */
export const usualLook: PaymentLook = {
  heading: (column) => column,
  day: (date) => `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`,
  money: (cents) => {
    const digits = (Math.abs(cents) / 100).toFixed(2).replaceAll(/\B(?=(\d{3})+\.)/g, ',')
    return cents < 0 ? `($${digits})` : `$${digits}`
  },
  status: (word) => word,
  cells: (cells) => cells,
  rows: (rows) => rows,
  pager: (html) => html,
  body: (html) => html,
}
