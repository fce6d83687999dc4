import { escapeHtml } from '../../portal/escapeHtml.js'
import { accountDisplayName, matterDisplayName } from '../api/displayNames.js'
import { type TrustLedgerRow } from '../records/trustBalances.js'
import type { StoredBankAccount } from '../records/StoredBankAccount.js'
import type { Store } from '../records/Store.js'
import { dollars } from './dollars.js'

const rowsPerPage = 50

/** The page of one bank account: what is on it, and on a trust account whose money that is. Undefined where there is none. */
export const bankAccountDetails = (
  store: Store,
  id: string,
  query: Readonly<Record<string, unknown>>,
): { readonly title: string; readonly body: string } | undefined => {
  const account = store.books.bankAccounts.get(id.toLowerCase())
  if (account === undefined) return undefined
  const rows = account.type === 'Trust' ? ledgersInOrder(store, account) : []
  const balance = account.type === 'Trust' ? rows.reduce((sum, { cents }) => sum + cents, 0) : store.books.operatingCents(account.id)
  return {
    title: account.name,
    body: `<h1 id="bank-account-name">${escapeHtml(account.name)}</h1>
<dl id="bank-account">
<dt>Type</dt><dd>${account.type}</dd>
<dt>Bank</dt><dd>${escapeHtml(account.bankName ?? '')}</dd>
<dt>Account number</dt><dd>${account.accountNumber === null ? '' : `••••${escapeHtml(account.accountNumber.slice(-4))}`}</dd>
<dt>Book balance</dt><dd>${dollars(balance)}</dd>
</dl>
${account.type === 'Trust' ? ledgerTable(store, rows, { id: account.id, page: Math.max(1, Number(query['page']) || 1) }) : ''}`,
  }
}

/** Empty ledgers are not shown. */
const ledgersInOrder = ({ books }: Store, { id }: StoredBankAccount): readonly TrustLedgerRow[] =>
  books.trust
    .ledgersOf(id)
    .filter(({ cents }) => cents !== 0)
    .toSorted((one, other) => (`${one.account ?? ''} ${one.matter ?? ''}` < `${other.account ?? ''} ${other.matter ?? ''}` ? -1 : 1))

const ledgerTable = (
  store: Store,
  rows: readonly TrustLedgerRow[],
  { id, page }: { readonly id: string; readonly page: number },
): string => {
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage))
  const shown = rows.slice((page - 1) * rowsPerPage, page * rowsPerPage)
  const next = page < pages ? ` <a class="k-pager-next" href="/BankAccount/Details/${id}?page=${String(page + 1)}">next</a>` : ''
  return `<h2>Client ledgers</h2>
<table id="client-ledgers"><thead><tr><th>Contact</th><th>Matter</th><th>Balance</th></tr></thead>
<tbody>${shown.length === 0 ? '<tr class="k-no-data"><td>No records to display</td></tr>' : shown.map((row) => ledgerRow(store, row)).join('\n')}</tbody></table>
<p class="k-pager-info">Page ${String(page)} of ${String(pages)} (${String(rows.length)} items)${next}</p>`
}

const ledgerRow = ({ accounts, matters }: Store, { account, matter, cents }: TrustLedgerRow): string => {
  const client = accounts.get(account ?? '')
  const project = matters.get(matter ?? '')
  const contactCell =
    account === null
      ? 'Firm funds'
      : `<a href="/Account/Details/${account}">${client === undefined ? '(deleted)' : escapeHtml(accountDisplayName(client))}</a>`
  const matterCell =
    matter === null
      ? ''
      : `<a href="/Project/Details/${matter}">${project === undefined ? '(deleted)' : escapeHtml(matterDisplayName(project))}</a>`
  return `<tr><td>${contactCell}</td><td>${matterCell}</td><td>${dollars(cents)}</td></tr>`
}
