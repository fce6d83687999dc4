import type { Elements } from './HtmlPage.js'
import type { PageValue } from './PageValue.js'

/*
 * The parsed elements themselves. A table of a hundred rows has some two thousand cells: looked at one by one through cheerio's selections, each of which is an object with a
 * query behind it, they take five times as long as parsing them did.
 */

/** One parsed element. */
export type PageNode = Extract<NonNullable<Elements[number]>, { readonly attribs: unknown }>

/** The elements a value stands in: one as a rule. Its selection is made only where it has nothing else. */
export const nodesOf = (value: PageValue): readonly PageNode[] => (value.node === undefined ? elementsOf(value.element) : [value.node])

/** The elements of a selection. */
export const elementsOf = (selection: Elements): readonly PageNode[] => selection.toArray().filter((node) => isElement(node))

const isElement = (node: NonNullable<Elements[number]>): node is PageNode => 'attribs' in node

/** What a person reads in an element, each run of white space one space. */
export const nodeText = (node: PageNode): string => rawText(node).replaceAll(/\s+/g, ' ').trim()

const rawText = ({ children }: PageNode): string => {
  let text = ''
  for (const child of children) {
    if (isElement(child)) text += rawText(child)
    // Comments hold data too, which nobody reads.
    else if ('data' in child && child.nodeType === 3) text += child.data
  }
  return text
}

/** The elements directly inside one that have one of these names. */
export const childNodes = ({ children }: PageNode, names: readonly string[]): readonly PageNode[] =>
  children.filter((child): child is PageNode => isElement(child) && names.includes(child.name))

/** The links in an element, itself included. */
export const linksIn = (node: PageNode): readonly PageNode[] => {
  const own = node.name === 'a' && node.attribs['href'] !== undefined ? [node] : []
  return [...own, ...node.children.flatMap((child) => (isElement(child) ? linksIn(child) : []))]
}
