import { Money } from '../money.js'
import type { DecimalString } from '../record/scalars.js'

/** Where a row of a report stands: by section, then the largest amount first, then by id. */
export interface ReportPlace {
  /** What rows are kept apart by: the currency, or a kind of row. */
  readonly section: string
  readonly amount: DecimalString
  /** No other row of this section has it. */
  readonly id: string
}

/** Less than zero where `a` stands before `b`. */
export const comparePlaces = (a: ReportPlace, b: ReportPlace): number =>
  compareText(a.section, b.section) || new Money(b.amount).cmp(a.amount) || compareText(a.id, b.id)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Sorts rows by their places. */
export const sortByPlace = <Row>(rows: readonly Row[], placeOf: (row: Row) => ReportPlace): readonly Row[] =>
  rows
    .map((row) => ({ row, place: placeOf(row) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place))
    .map(({ row }) => row)
