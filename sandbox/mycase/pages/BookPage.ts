/** What one place of a page shows: a text, perhaps a link, perhaps a moment in a `time` element. */
export interface Shown {
  readonly text: string
  readonly href?: string
  /** RFC 3339, or a date alone. */
  readonly time?: string
}

/** A table of a billing page. */
export interface BookTable {
  readonly id: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly Shown[] }[]
  /** What stands there instead of rows. */
  readonly empty: string
}

/** Labelled values of a billing page. */
export interface BookList {
  readonly id: string
  readonly values: readonly (readonly [label: string, value: Shown])[]
}

/** The pages whose layout the vendor does not publish and that hold money: all of it is assumed. */
export type BookPageName = 'invoice' | 'trust-activity' | 'trust-transaction' | 'bank-accounts' | 'trust-allocations' | 'trust-history'

/** One billing page before it is written as HTML. */
export interface BookPage {
  readonly name: BookPageName
  readonly title: string
  readonly lists: readonly BookList[]
  readonly tables: readonly BookTable[]
  readonly pager: BookPager | null
  /** What a person can go on to do. */
  readonly actions?: readonly Shown[]
}

/** Where a page stands among all. */
export interface BookPager {
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly hrefOf: (page: number) => string
}

/** A place that shows a text alone. */
export const plain = (text: string): Shown => ({ text })
