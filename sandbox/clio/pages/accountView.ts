import { escapeHtml } from '../../portal/escapeHtml.js'
import { dollars } from '../books/dollars.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioBankAccount } from '../records/ClioBankAccount.js'
import { moneyText } from './moneyText.js'
import { type Cell, recordFacts, recordTable } from './recordTable.js'
import { usDate } from './usDate.js'

/** How many movements the page of an account shows. */
const movementsShown = 200

/** The page of one trust account: what is on it, and its movements in the order they were written down. */
export const accountView = (firm: ClioFirm, account: ClioBankAccount): { readonly title: string; readonly view: string } => ({
  title: account.name,
  view: `<h1>${escapeHtml(account.name)}</h1>${recordFacts([
    ['Type', account.type],
    ['Institution', account.institution ?? ''],
    ['Account number', `•••• ${account.account_number?.slice(-4) ?? ''}`],
    ['Balance', moneyText(dollars(firm.bankMoney.ofAccount(account.id)))],
  ])}
<h2>Transactions</h2>${recordTable(['Date', 'Type', 'Client', 'Matter', 'Source', 'Description', 'Funds in', 'Funds out'], movementRows(firm, account))}`,
})

const movementRows = (firm: ClioFirm, account: ClioBankAccount): readonly (readonly Cell[])[] => {
  const rows: (readonly Cell[])[] = []
  for (const row of firm.bankTransactions) {
    if (rows.length >= movementsShown) break
    if (row.bank_account_id !== account.id) continue
    const matter = firm.matters.get(String(row.matter?.id))
    rows.push([
      usDate(row.date),
      row.transaction_type,
      firm.contacts.get(String(row.client?.id))?.name ?? '',
      matter === undefined ? '' : { text: matter.display_number, href: `/nc/#/matters/${matter.id}` },
      row.source ?? '',
      row.description ?? '',
      row.funds_in === 0 ? '' : moneyText(row.funds_in),
      row.funds_out === 0 ? '' : moneyText(row.funds_out),
    ])
  }
  return rows
}
