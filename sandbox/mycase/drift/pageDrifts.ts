import type { Drift } from './Drift.js'
import { inColumn, inList, inMoney, inTable, inText, renameColumn, swapColumns, swapLabels } from './pageChanges.js'

const dayFirst = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$2/$1/$3')

/** Ways in which the pages of invoices and trust money stop keeping to their layout. */
export const pageDrifts = {
  'invoice-column-renamed': {
    meaning: 'the invoice’s column Amount is called Line Total',
    page: inTable('invoice-line-items', renameColumn('Amount', 'Line Total')),
  },
  'invoice-columns-swapped': {
    meaning: 'on the invoice what stands under Rate and Amount has changed places',
    page: inTable('invoice-line-items', swapColumns('Rate', 'Amount')),
  },
  'invoice-column-added': {
    meaning: 'the invoice’s lines have a column more, in front',
    page: inTable('invoice-line-items', (table) => ({
      ...table,
      columns: ['Phase', ...table.columns],
      rows: table.rows.map((row) => ({ ...row, cells: [{ text: '' }, ...row.cells] })),
    })),
  },
  'invoice-cell-missing': {
    meaning: 'lines without an employee have one cell less, so that the rest moves to the left',
    page: inTable('invoice-line-items', (table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((cell, index) => index !== 4 || cell.text !== '') })),
    })),
  },
  'invoice-paid-and-trust-swapped': {
    meaning: 'on the invoice what was paid and what was applied from trust have changed places',
    page: inList('invoice-summary', swapLabels('Payments', 'Trust Applied')),
  },
  'invoice-total-and-balance-swapped': {
    meaning: 'on the invoice the total and the balance have changed places',
    page: inList('invoice-summary', swapLabels('Total', 'Balance Due')),
  },
  'invoice-lines-loaded-later': {
    meaning: 'the invoice’s lines are put in by a script; until then it says Loading …',
    page: inTable('invoice-line-items', (table) => ({ ...table, rows: [], empty: 'Loading …' })),
  },
  'invoice-lines-shortened': {
    meaning: 'the invoice shows its first line only, the others behind a link',
    page: inTable('invoice-line-items', (table) => ({ ...table, rows: table.rows.slice(0, 1) })),
  },
  'money-in-euros': { meaning: 'pages write money with a euro sign', page: inMoney((text) => text.replace('$', '€')) },
  'money-with-decimal-comma': {
    meaning: 'pages write money as $1.234,56',
    page: inMoney((text) => text.replaceAll(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))),
  },
  'money-without-sign': {
    meaning: 'pages write negative money without parentheses',
    page: inMoney((text) => text.replaceAll(/[()]/g, '')),
  },
  'money-in-whole-dollars': { meaning: 'pages round money to whole dollars', page: inMoney((text) => text.replace(/\.\d\d/, '')) },
  'invoice-dates-day-first': {
    meaning: 'the invoice writes the dates of its lines as DD/MM/YYYY',
    page: inTable('invoice-line-items', inColumn('Date', inText(dayFirst))),
  },
  'trust-dates-day-first': {
    meaning: 'trust activity writes dates as DD/MM/YYYY',
    page: (page) => {
      const inRows = inTable('trust-activity', inColumn('Date', inText(dayFirst)))(page)
      return inList('trust-transaction-details', (list) => ({
        ...list,
        values: list.values.map(([label, value]) => [label, label === 'Date' ? inText(dayFirst)(value) : value]),
      }))(inRows)
    },
  },
  'trust-amount-and-balance-swapped': {
    meaning: 'in trust activity the amount and the balance have changed places',
    page: (page) =>
      inList(
        'trust-transaction-details',
        swapLabels('Amount', 'Balance'),
      )(inTable('trust-activity', swapColumns('Amount', 'Balance'))(page)),
  },
  'trust-status-new': {
    meaning: 'trust activity calls what was completed Settled',
    page: (page) => {
      const settled = inText((text) => text.replace(/^Completed$/, 'Settled'))
      const inRows = inTable('trust-activity', inColumn('Status', settled))(page)
      return inList('trust-transaction-details', (list) => ({
        ...list,
        values: list.values.map(([label, value]) => [label, label === 'Status' ? settled(value) : value]),
      }))(inRows)
    },
  },
  'trust-paging-changed': {
    meaning: 'trust activity and allocations page by ranges of rows, without numbers of pages',
    pager: (text) => text.replace(/Page \d+ of \d+ \(([\d,]+) records\)/, '1–100 of $1'),
  },
  'trust-rows-missing': {
    meaning: 'trust activity and allocations leave out their last row, their pager still counts it',
    page: (page) => {
      const shorter = (table: (typeof page.tables)[number]): (typeof page.tables)[number] => ({ ...table, rows: table.rows.slice(0, -1) })
      return inTable('trust-allocations', shorter)(inTable('trust-activity', shorter)(page))
    },
  },
  'trust-allocations-hidden': {
    meaning: 'the allocations of an account leave out unallocated money and count only what they show',
    page: (page) => {
      const hidden = page.tables.flatMap(({ id, rows }) =>
        id === 'trust-allocations' ? rows.filter(({ id }) => id.endsWith('-unallocated')) : [],
      )
      const shown = inTable('trust-allocations', (table) => ({ ...table, rows: table.rows.filter((row) => !hidden.includes(row)) }))(page)
      return page.pager === null ? shown : { ...shown, pager: { ...page.pager, total: page.pager.total - hidden.length } }
    },
  },
  'trust-balances-blank': {
    meaning: 'balances of trust accounts and allocations stay blank until somebody asks for them',
    page: (page) =>
      inTable(
        'bank-accounts',
        inColumn(
          'Balance',
          inText(() => ''),
        ),
      )(
        inTable(
          'trust-allocations',
          inColumn(
            'Balance',
            inText(() => ''),
          ),
        )(page),
      ),
  },
  'bank-account-number-shown': {
    meaning: 'the bank accounts show their whole numbers',
    page: inTable(
      'bank-accounts',
      inColumn(
        'Account Number',
        inText((text) => text.replace('•••• ', '00000123')),
      ),
    ),
  },
  'page-cut-short': { meaning: 'pages end before their end', document: (text) => text.slice(0, Math.floor(text.length * 0.9)) },
} as const satisfies Readonly<Record<string, Drift>>
