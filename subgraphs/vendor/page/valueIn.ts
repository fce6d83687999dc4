import type { HtmlPage } from './HtmlPage.js'
import type { PageNode } from './nodes.js'
import type { PageValue } from './PageValue.js'

/** A value that stands in one element, which becomes a selection only where somebody asks for one. */
export const valueIn = (page: HtmlPage, path: string, node: PageNode): PageValue => ({
  page,
  path,
  node,
  get element() {
    return page.$(node)
  },
})
