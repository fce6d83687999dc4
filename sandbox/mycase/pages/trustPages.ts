import { sumOf } from '../books/cents.js'
import { placeOfTransaction, type TrustPlace } from '../books/TrustPlace.js'
import type { BankAccountRecord } from '../firm/BankAccountRecord.js'
import type { ContactReference } from '../firm/ContactReference.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'
import { type BookPage, type BookPager, type BookTable, plain, type Shown } from './BookPage.js'
import { contactValue } from './contactForms.js'
import { caseShown, contactShown, dateShown, invoiceShown, momentShown, moneyText, transactionShown } from './bookTexts.js'

const rowsPerPage = 100

const labels = [
  'Date',
  'Type',
  'Contact',
  'Allocation',
  'Account',
  'Balance Before',
  'Amount',
  'Balance',
  'Status',
  'Method',
  'Reference',
  'Payee',
  'Invoice',
  'Related',
  'Notes',
  'Entered',
  'Last Edited',
] as const

/** Every movement of the firm's trust money, in the order in which they were entered. A page beyond the last is empty. */
export const trustActivityPage = (firm: MyCaseFirm, page: number): BookPage => {
  const { trustTransactions: table } = firm.books
  return {
    name: 'trust-activity',
    title: 'Trust Activity',
    lists: [],
    tables: [transactionTable(firm, 'trust-activity', table.page((page - 1) * rowsPerPage, rowsPerPage))],
    pager: pagerOf(page, table.size, (to) => `/bills/activity?trust=true&page=${String(to)}`),
  }
}

/** One movement of trust money: what a row's "View" opens. */
export const trustTransactionPage = (firm: MyCaseFirm, row: TrustTransactionRecord): BookPage => {
  const cells = transactionCells(firm, row)
  return {
    name: 'trust-transaction',
    title: `Trust Transaction #${String(row.id)}`,
    lists: [{ id: 'trust-transaction-details', values: labels.map((label, index) => [label, cells[index] ?? plain('')]) }],
    tables: [],
    pager: null,
  }
}

/** A contact's trust history, over every account and allocation. */
export const trustHistoryPage = (firm: MyCaseFirm, contact: ContactReference): BookPage => {
  const rows = firm.books
    .placesOfContact(contact)
    .flatMap((place) => firm.books.historyOf(place))
    .map(({ row }) => row)
    .sort((one, other) => one.date.localeCompare(other.date) || one.id - other.id)
  return {
    name: 'trust-history',
    title: `Trust History of ${contactShown(firm, contact).text}`,
    actions: [
      { text: 'Deposit Into Trust', href: `/bills/trust_deposit?contact=${contactValue(contact)}` },
      { text: 'Withdraw From Trust', href: `/bills/trust_withdrawal?contact=${contactValue(contact)}` },
    ],
    lists: [],
    tables: [transactionTable(firm, 'trust-history', rows)],
    pager: null,
  }
}

/** A contact's trust money by account and case. */
export const contactAllocationsPage = (firm: MyCaseFirm, contact: ContactReference): BookPage => {
  const own = firm.books.allocations().filter((one) => one.contact?.type === contact.type && one.contact.id === contact.id)
  return {
    name: 'trust-allocations',
    title: `Trust Allocations of ${contactShown(firm, contact).text}`,
    lists: [],
    tables: [allocationTable(firm, own)],
    pager: null,
  }
}

/** Everybody's money in one trust account, by contact and case. */
export const accountAllocationsPage = (firm: MyCaseFirm, account: BankAccountRecord, page: number): BookPage => {
  const held = firm.books.allocations().filter(({ bankAccount }) => bankAccount === account.id)
  const id = String(account.id)
  return {
    name: 'trust-allocations',
    title: `Trust Allocations: ${account.name}`,
    lists: [
      {
        id: 'trust-account-summary',
        values: [
          ['Account', { text: account.name, href: `/bank_accounts/${id}` }],
          ['Account Balance', plain(balanceText(firm, account))],
        ],
      },
    ],
    tables: [allocationTable(firm, held.slice((page - 1) * rowsPerPage, page * rowsPerPage))],
    pager: pagerOf(page, held.length, (to) => `/bills/trust_allocations?bank_account=${id}&page=${String(to)}`),
  }
}

/** The firm's bank accounts. What is on the operating ones the portal does not know. */
export const bankAccountsPage = (firm: MyCaseFirm): BookPage => ({
  name: 'bank-accounts',
  title: 'Bank Accounts',
  lists: [],
  tables: [
    {
      id: 'bank-accounts',
      columns: ['Name', 'Type', 'Bank', 'Account Number', 'Balance', 'Added', 'Last Edited'],
      rows: [...firm.books.bankAccounts].map((account) => ({
        id: `bank-account-${String(account.id)}`,
        cells: [
          { text: account.name, href: `/bank_accounts/${String(account.id)}` },
          plain(account.account_type === 'trust' ? 'Trust' : 'Operating'),
          plain(account.bank_name),
          plain(`•••• ${account.account_number.slice(-4)}`),
          plain(account.account_type === 'trust' ? balanceText(firm, account) : '—'),
          momentShown(account.created_at),
          momentShown(account.updated_at),
        ],
      })),
      empty: 'There are no bank accounts.',
    },
  ],
  pager: null,
})

const balanceText = (firm: MyCaseFirm, account: BankAccountRecord): string => {
  const held = firm.books.allocations().filter(({ bankAccount }) => bankAccount === account.id)
  return moneyText(sumOf(held, ({ balanceCents }) => balanceCents))
}

const pagerOf = (page: number, total: number, hrefOf: BookPager['hrefOf']): BookPager => ({
  page,
  pages: Math.max(1, Math.ceil(total / rowsPerPage)),
  total,
  hrefOf,
})

const allocationTable = (firm: MyCaseFirm, held: readonly (TrustPlace & { readonly balanceCents: number })[]): BookTable => ({
  id: 'trust-allocations',
  columns: ['Contact', 'Allocation', 'Balance', 'Minimum Trust Balance'],
  rows: held.map((one) => ({
    id: `allocation-${one.contact === null ? 'firm' : `${one.contact.type}-${String(one.contact.id)}`}-${one.case === null ? 'unallocated' : String(one.case)}`,
    cells: [
      contactOrFirm(firm, one.contact),
      caseShown(firm, one.case === null ? null : { id: one.case }, 'Unallocated'),
      plain(moneyText(one.balanceCents)),
      // Only a warning to people: it holds no money back.
      plain(one.case !== null && one.case % 5 === 0 ? moneyText(50_000) : ''),
    ],
  })),
  empty: 'There is no money in trust.',
})

const contactOrFirm = (firm: MyCaseFirm, contact: ContactReference | null): Shown =>
  contact === null ? plain('Firm Funds') : contactShown(firm, contact)

const transactionTable = (firm: MyCaseFirm, id: string, rows: readonly TrustTransactionRecord[]): BookTable => ({
  id,
  columns: [...labels],
  rows: rows.map((row) => ({ id: `transaction-${String(row.id)}`, cells: transactionCells(firm, row) })),
  empty: 'There is no trust activity.',
})

const transactionCells = (firm: MyCaseFirm, row: TrustTransactionRecord): readonly Shown[] => {
  const account = firm.books.bankAccounts.get(String(row.bank_account.id))
  const history = firm.books.historyOf(placeOfTransaction(row))
  const at = history.findIndex((one) => one.row.id === row.id)
  return [
    dateShown(row.date),
    plain(row.type),
    contactOrFirm(firm, row.contact),
    caseShown(firm, row.case, 'Unallocated'),
    { text: account?.name ?? '', href: `/bank_accounts/${String(row.bank_account.id)}` },
    plain(moneyText(history[at - 1]?.balanceCents ?? 0)),
    plain(moneyText(row.amount_cents)),
    plain(moneyText(history[at]?.balanceCents ?? 0)),
    plain(row.status),
    plain(row.method),
    plain(row.reference),
    plain(row.payee),
    invoiceShown(firm, row.invoice),
    transactionShown(row.related),
    plain(row.notes),
    momentShown(row.created_at),
    momentShown(row.updated_at),
  ]
}
