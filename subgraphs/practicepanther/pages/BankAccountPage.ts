import type { DecimalString } from '../../../core/record/scalars.js'
import { openPage } from '../../vendor/page/openPage.js'
import { readDecimal, usMoney } from '../../vendor/page/readDecimal.js'
import { readLabels } from '../../vendor/page/readLabels.js'
import { readLinkIdOrNull } from '../../vendor/page/readLinkId.js'
import { readPager } from '../../vendor/page/readPager.js'
import { readTable, type TableRow } from '../../vendor/page/readTable.js'
import { readSomeText, readText } from '../../vendor/page/readText.js'
import { readWord } from '../../vendor/page/readWord.js'
import { rowTexts } from '../../vendor/page/rowTexts.js'
import { unlessBlank } from '../../vendor/page/unlessBlank.js'
import { pageDrift } from '../../vendor/page/pageDrift.js'

/** One client's ledger as the page shows it. */
export interface PageLedger {
  /** Null for the firm's own money. */
  readonly clientId: string | null
  readonly matterId: string | null
  readonly balance: DecimalString
}

/** One page of a trust account. How it looks is assumed. */
export interface BankAccountPage {
  readonly name: string
  readonly bankName: string | null
  readonly lastDigits: string | null
  readonly balance: DecimalString
  readonly ledgers: readonly PageLedger[]
  /** Ledgers over all pages. */
  readonly total: number
  readonly hasNext: boolean
  /** What stood on the page, by label. */
  readonly texts: Readonly<Record<string, string | null>>
}

/** Where a page of it is, counted from 1. */
export const bankAccountPath = (id: string, page: number): string => `BankAccount/Details/${id}?page=${String(page)}`

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const columns = { contact: 'Contact', matter: 'Matter', balance: 'Balance' } as const
const rowsPerPage = 50

/** Reads one page of a trust account; throws DRIFT for anything that does not stand where it is known to stand. */
export const readBankAccountPage = (html: string, asked: number): BankAccountPage => {
  const page = openPage(html, {
    vendor: 'PRACTICEPANTHER',
    name: 'bank account',
    isSignIn: ($) => $('form#loginForm').length > 0,
    mark: 'h1#bank-account-name',
  })
  const facts = readLabels(page, {
    list: 'dl#bank-account',
    labels: { type: 'Type', bank: 'Bank', number: 'Account number', balance: 'Book balance' },
    closed: true,
  })
  readWord(facts.type, { Trust: true })
  const rows = readTable(page, {
    table: 'table#client-ledgers',
    columns,
    closed: true,
    empty: { selector: 'tr.k-no-data', text: 'No records to display', place: 'row' },
  })
  const pager = readPager(
    page,
    {
      pager: 'p.k-pager-info',
      sentence: /^Page (?<page>\d+) of (?<pages>\d+) \((?<total>\d+) items\)/,
      next: 'a.k-pager-next',
      rowsPerPage,
    },
    { asked, rows: rows.length },
  )
  const name = { page, path: 'h1#bank-account-name', element: page.$('h1#bank-account-name') }
  return {
    name: readSomeText(name),
    bankName: unlessBlank(facts.bank, readSomeText),
    lastDigits: unlessBlank(facts.number, lastDigits),
    balance: readDecimal(facts.balance, usMoney),
    ledgers: rows.map(ledgerOf),
    total: pager.total,
    hasNext: pager.next !== null,
    texts: rowTexts({ name, ...facts }),
  }
}

/** Only a masked number is taken: the whole one is never read. */
const lastDigits = (value: Parameters<typeof readText>[0]): string => {
  const digits = /^•+(\d{1,4})$/.exec(readText(value))?.[1]
  if (digits === undefined)
    throw pageDrift(value.page, { path: value.path, expected: 'a number of which the last four digits show', came: 'another' })
  return digits
}

const ledgerOf = ({ cells }: TableRow<keyof typeof columns>): PageLedger => {
  const clientId = readLinkIdOrNull(cells.contact, new RegExp(`^/Account/Details/(${guid})$`))
  if (clientId === null) readWord(cells.contact, { 'Firm funds': true })
  const matterId = readLinkIdOrNull(cells.matter, new RegExp(`^/Project/Details/(${guid})$`))
  if (matterId === null) readWord(cells.matter, { '': true })
  return { clientId, matterId, balance: readDecimal(cells.balance, usMoney) }
}
