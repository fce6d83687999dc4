import type { Elements, HtmlPage } from './HtmlPage.js'
import { headerName } from './headerName.js'
import { childNodes, elementsOf, nodeText, type PageNode } from './nodes.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'
import { valueIn } from './valueIn.js'

/** How a list of labelled values is built: a `dl`, or a table whose rows are a `th` and a `td`. */
export interface LabelsForm<Name extends string, Optional extends string = never> {
  /** Selector of the list. Exactly one element of the page answers to it. */
  readonly list: string
  /** The label of each value, exactly as it reads; a colon behind it does not count. */
  readonly labels: Readonly<Record<Name, string>>
  /** Labels that are left out where there is nothing to say. */
  readonly optional?: Readonly<Record<Optional, string>>
  /** Whether there are no other labels: a new one is then DRIFT. */
  readonly closed: boolean
}

/**
 * Reads values by the exact texts of their labels; one that may be left out, and is, comes as null. Throws DRIFT for a list that is missing or there twice, a label that is
 * missing, renamed, doubled or (in a closed list) unknown, and a label without exactly one value.
 */
export const readLabels = <Name extends string, Optional extends string = never>(
  page: HtmlPage,
  form: LabelsForm<Name, Optional>,
): Readonly<Record<Name, PageValue> & Record<Optional, PageValue | null>> => {
  const lists = page.$(form.list)
  if (lists.length !== 1)
    throw pageDrift(page, { path: form.list, expected: 'this list once', came: lists.length === 0 ? 'none' : String(lists.length) })
  const pairs = lists.is('dl') ? definitionPairs(page, form.list, lists) : rowPairs(page, form.list, lists)
  const optional: Readonly<Record<string, string>> = form.optional ?? {}
  const known = new Set([...Object.values<string>(form.labels), ...Object.values(optional)])
  const unknown = pairs.find(({ label }) => !known.has(label))
  if (form.closed && unknown !== undefined) {
    throw pageDrift(page, { path: form.list, expected: 'only the known labels', came: `${headerName(unknown.label)} beside them` })
  }
  const valueOf = (label: string, mayMiss: boolean): PageValue | null => {
    const path = `${form.list} "${label}"`
    const [found, second] = pairs.filter((pair) => pair.label === label)
    if (second !== undefined) throw pageDrift(page, { path, expected: 'this label once', came: 'it again' })
    if (found !== undefined) return valueIn(page, path, found.node)
    if (mayMiss) return null
    throw pageDrift(page, { path, expected: 'this label', came: 'none' })
  }
  const read = (labels: Readonly<Record<string, string>>, mayMiss: boolean): [string, PageValue | null][] =>
    Object.entries(labels).map(([name, label]) => [name, valueOf(label, mayMiss)])
  // The entries are made from the two records' own keys, which their type cannot tell; a label that may not miss has thrown.
  return Object.fromEntries([...read(form.labels, false), ...read(optional, true)]) as Record<Name, PageValue> &
    Record<Optional, PageValue | null>
}

interface Pair {
  readonly label: string
  readonly node: PageNode
}

const labelText = (node: PageNode): string => nodeText(node).replace(/\s*:$/, '')

const definitionPairs = (page: HtmlPage, path: string, list: Elements): readonly Pair[] => {
  const parts = elementsOf(list.find('dt, dd'))
  const pairs: Pair[] = []
  for (let index = 0; index < parts.length; index += 2) {
    const [term, value] = [parts[index], parts[index + 1]]
    if (term?.name !== 'dt' || value?.name !== 'dd')
      throw pageDrift(page, { path, expected: 'one dd behind each dt', came: 'another order' })
    pairs.push({ label: labelText(term), node: value })
  }
  return pairs
}

const rowPairs = (page: HtmlPage, path: string, list: Elements): readonly Pair[] =>
  elementsOf(list.find('tr')).map((row) => {
    const [heads, values] = [childNodes(row, ['th']), childNodes(row, ['td'])]
    const [[head, secondHead], [value, secondValue]] = [heads, values]
    if (head === undefined || value === undefined || secondHead !== undefined || secondValue !== undefined)
      throw pageDrift(page, { path: `${path} tr`, expected: 'one th and one td', came: 'another form' })
    return { label: labelText(head), node: value }
  })
