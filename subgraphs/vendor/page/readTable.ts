import type { Elements, HtmlPage } from './HtmlPage.js'
import { headerName } from './headerName.js'
import { childNodes, elementsOf, nodeText, type PageNode } from './nodes.js'
import { pageDrift } from './pageDrift.js'
import type { PageValue } from './PageValue.js'
import { plainText } from './plainText.js'
import { valueIn } from './valueIn.js'

/** How a table of a portal is built. */
export interface TableForm<Column extends string> {
  /** What finds it: a selector, or its caption. Exactly one table on the page answers to it. */
  readonly table: string | { readonly caption: string }
  /** The header of each column, exactly as it reads (white space apart). */
  readonly columns: Readonly<Record<Column, string>>
  /** Whether the table has no other columns: a new one is then DRIFT. In an open table columns beside these are passed over. */
  readonly closed: boolean
  /** What a table without rows shows, and where: a row of its own inside the table, or an element in the table's place. Without it an empty table is a broken one. */
  readonly empty?: { readonly selector: string; readonly text: string; readonly place: 'row' | 'page' }
}

/** One row: its cells by column, and itself. */
export interface TableRow<Column extends string> {
  readonly cells: Readonly<Record<Column, PageValue>>
  /** The row, for what it carries as attributes. */
  readonly row: PageValue
}

/**
 * Reads a table by the exact texts of its headers, in whatever order they stand: what stands under a header is its column's, wherever it moved.
 * Throws DRIFT, with the path of the difference, for a table that is missing or there twice, a header that is missing, renamed, doubled or (in a closed table) unknown,
 * a cell over several columns or rows, a row with more or fewer cells than headers, and for no rows without the mark of an empty table, or with it and rows.
 */
export const readTable = <Column extends string>(page: HtmlPage, form: TableForm<Column>): readonly TableRow<Column>[] => {
  const path = typeof form.table === 'string' ? form.table : `table "${form.table.caption}"`
  const tables = findTables(page, form.table)
  const saysEmpty = form.empty !== undefined && isMarkedEmpty(page, tables, form.empty)
  if (tables.length === 0 && saysEmpty) return []
  const [table, second] = elementsOf(tables)
  if (table === undefined || second !== undefined)
    throw pageDrift(page, { path, expected: 'this table once', came: table === undefined ? 'none' : String(tables.length) })
  const headers = headersOf(page, path, table)
  const places = placesOf(page, { path, headers, form })
  const rows = bodyRows(tables, table, form.empty)
  if (rows.length === 0 && !saysEmpty)
    throw pageDrift(page, { path: `${path} tbody`, expected: 'rows, or the mark of an empty table', came: 'neither' })
  if (rows.length > 0 && saysEmpty)
    throw pageDrift(page, { path: `${path} tbody`, expected: 'rows, or the mark of an empty table', came: 'both' })
  return rows.map((row, index) => readRow(page, { row, path: `${path} tr[${index}]`, headers, places, columns: form.columns }))
}

const findTables = ({ $ }: HtmlPage, table: string | { readonly caption: string }): Elements =>
  typeof table === 'string'
    ? $(table).filter('table')
    : $('table').filter((_, one) => plainText($(one).children('caption')) === table.caption)

const isMarkedEmpty = (page: HtmlPage, table: Elements, { selector, text, place }: NonNullable<TableForm<string>['empty']>): boolean => {
  const marks = place === 'row' ? table.find(selector) : page.$(selector)
  if (marks.length === 0) return false
  // Another text there (an error, "Loading …") is not the news that there is nothing.
  if (marks.length > 1 || plainText(marks) !== text) {
    throw pageDrift(page, { path: selector, expected: `"${text}" once`, came: marks.length > 1 ? String(marks.length) : 'another text' })
  }
  return true
}

const headersOf = (page: HtmlPage, path: string, table: PageNode): readonly string[] => {
  const rows = childNodes(table, ['thead']).flatMap((head) => childNodes(head, ['tr']))
  const [row, second] = rows
  if (row === undefined || second !== undefined) {
    throw pageDrift(page, { path: `${path} thead`, expected: 'one row of headers', came: String(rows.length) })
  }
  const cells = childNodes(row, ['th', 'td'])
  assertUnspanned(page, `${path} thead`, cells)
  return cells.map(nodeText)
}

const placesOf = <Column extends string>(
  page: HtmlPage,
  { path, headers, form }: { readonly path: string; readonly headers: readonly string[]; readonly form: TableForm<Column> },
): ReadonlyMap<string, number> => {
  const wanted = new Set(Object.values<string>(form.columns))
  for (const header of wanted) {
    const count = headers.filter((one) => one === header).length
    if (count !== 1)
      throw pageDrift(page, { path: `${path} th "${header}"`, expected: 'this header once', came: count === 0 ? 'none' : String(count) })
  }
  const unknown = headers.find((one) => !wanted.has(one))
  if (form.closed && unknown !== undefined)
    throw pageDrift(page, { path: `${path} th`, expected: 'only the known headers', came: `${headerName(unknown)} beside them` })
  return new Map(headers.map((header, place) => [header, place]))
}

/** Every row of the body but the one that says that there are none. */
const bodyRows = (table: Elements, node: PageNode, empty: TableForm<string>['empty']): readonly PageNode[] => {
  const marked = empty?.place === 'row' ? new Set(elementsOf(table.find(empty.selector).closest('tr'))) : undefined
  const rows = childNodes(node, ['tbody']).flatMap((body) => childNodes(body, ['tr']))
  return marked === undefined ? rows : rows.filter((row) => !marked.has(row))
}

const readRow = <Column extends string>(
  page: HtmlPage,
  of: {
    readonly row: PageNode
    readonly path: string
    readonly headers: readonly string[]
    readonly places: ReadonlyMap<string, number>
    readonly columns: Readonly<Record<Column, string>>
  },
): TableRow<Column> => {
  const cells = childNodes(of.row, ['td', 'th'])
  assertUnspanned(page, of.path, cells)
  if (cells.length !== of.headers.length) {
    throw pageDrift(page, { path: of.path, expected: `${of.headers.length} cells`, came: String(cells.length) })
  }
  const values = Object.entries<string>(of.columns).map(([column, header]): [string, PageValue] => {
    const cell = cells[of.places.get(header) ?? -1]
    if (cell === undefined) throw new RangeError(`No place is known for the header ${header}.`)
    return [column, valueIn(page, `${of.path} "${header}"`, cell)]
  })
  // The entries are made from the columns' own keys, which their type cannot tell.
  return { cells: Object.fromEntries(values) as Record<Column, PageValue>, row: valueIn(page, of.path, of.row) }
}

/** A cell over several columns or rows shifts its neighbours under other headers. */
const assertUnspanned = (page: HtmlPage, path: string, cells: readonly PageNode[]): void => {
  const spans = cells.some(({ attribs }) => (attribs['colspan'] ?? '1') !== '1' || (attribs['rowspan'] ?? '1') !== '1')
  if (spans) throw pageDrift(page, { path, expected: 'cells of one column and one row', came: 'one over several' })
}
