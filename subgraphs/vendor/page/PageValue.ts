import type { Elements, HtmlPage } from './HtmlPage.js'
import type { PageNode } from './nodes.js'

/** One value where it stands on a page: a cell of a table, or what a label belongs to. The verbs of this folder read it; nothing else looks at its element. */
export interface PageValue {
  readonly page: HtmlPage
  /** Its place, for errors: `table#invoices tr[3] "Total"`. */
  readonly path: string
  readonly element: Elements
  /** The same, where it is one element, without a selection around it. */
  readonly node?: PageNode
}
