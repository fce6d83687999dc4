import type { BookList, BookPage, BookTable, Shown } from '../pages/BookPage.js'

/** Changes one table of the pages that have it. */
export const inTable =
  (id: string, change: (table: BookTable) => BookTable) =>
  (page: BookPage): BookPage => ({ ...page, tables: page.tables.map((table) => (table.id === id ? change(table) : table)) })

/** Changes one list of the pages that have it. */
export const inList =
  (id: string, change: (list: BookList) => BookList) =>
  (page: BookPage): BookPage => ({ ...page, lists: page.lists.map((list) => (list.id === id ? change(list) : list)) })

/** Gives a column another header. */
export const renameColumn =
  (from: string, to: string) =>
  (table: BookTable): BookTable => ({ ...table, columns: table.columns.map((column) => (column === from ? to : column)) })

/** Moves what stands in two columns to the other, their headers staying. */
export const swapColumns =
  (one: string, other: string) =>
  (table: BookTable): BookTable => {
    const [left, right] = [table.columns.indexOf(one), table.columns.indexOf(other)]
    const swapped = (cells: readonly Shown[]): readonly Shown[] =>
      cells.map((cell, index) => (index === left ? cells[right] : index === right ? cells[left] : cell) ?? cell)
    return { ...table, rows: table.rows.map((row) => ({ ...row, cells: swapped(row.cells) })) }
  }

/** Changes what stands in one column. */
export const inColumn =
  (column: string, change: (cell: Shown) => Shown) =>
  (table: BookTable): BookTable => {
    const at = table.columns.indexOf(column)
    return {
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (index === at ? change(cell) : cell)) })),
    }
  }

/** Moves what stands behind two labels to the other. */
export const swapLabels =
  (one: string, other: string) =>
  (list: BookList): BookList => {
    const valueOf = (label: string): Shown => list.values.find(([own]) => own === label)?.[1] ?? { text: '' }
    const elsewhere = (label: string): string => (label === one ? other : label === other ? one : label)
    return { ...list, values: list.values.map(([label]) => [label, valueOf(elsewhere(label))]) }
  }

/** Changes every text of a page that is money. */
export const inMoney =
  (change: (text: string) => string) =>
  (page: BookPage): BookPage => {
    const changed = (cell: Shown): Shown => (/^\(?\$[\d,]+\.\d\d\)?$/.test(cell.text) ? { ...cell, text: change(cell.text) } : cell)
    return {
      ...page,
      lists: page.lists.map((list) => ({ ...list, values: list.values.map(([label, value]) => [label, changed(value)] as const) })),
      tables: page.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(changed) })) })),
    }
  }

/** Changes a text, and keeps link and moment. */
export const inText =
  (change: (text: string) => string) =>
  (cell: Shown): Shown => ({ ...cell, text: change(cell.text) })
