import type { ApiKind, WireRecord } from '../api/WireRecord.js'
import type { BookPage } from '../pages/BookPage.js'

/** A way in which the portal stops keeping to the documented format. */
export interface Drift {
  readonly meaning: string
  /** Changes records of these kinds. */
  readonly records?: Partial<Readonly<Record<ApiKind, (record: WireRecord) => WireRecord>>>
  /** Changes the body of a list. */
  readonly list?: (kind: ApiKind, records: readonly WireRecord[]) => unknown
  /** Changes the address of the next page. */
  readonly nextLink?: (link: string) => string
  /** Changes a page of invoices or trust money. */
  readonly page?: (page: BookPage) => BookPage
  /** Changes the sentence such a page is paged with. */
  readonly pager?: (text: string) => string
  /** Changes a whole document of the portal. */
  readonly document?: (text: string) => string
}
