import type { RecordsDesk } from '../../portal/Portal.js'
import { availableTrust } from '../books/availableTrust.js'
import { centsOf } from '../books/centsOf.js'
import type { ClioFirm } from '../ClioFirm.js'
import { blankTransaction, type ClioBankTransaction, signed, transactionTypes } from '../records/ClioBankTransaction.js'
import { openDesk } from './openDesk.js'
import { field, type FieldReader, readFields } from './readFields.js'

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => ({
  date: (value, name) => field.date(value ?? 0, name),
  description: field.text,
  source: field.text,
  payer_payee: field.text,
  confirmation: field.text,
  amount: field.number,
  transaction_type: field.oneOf(transactionTypes),
  bank_account_id: (value) => {
    if (firm.bankAccounts.get(String(value))?.type !== 'Trust') throw new Error('bank_account_id must be the id of a trust account')
    return Number(value)
  },
  client: field.reference((id) => firm.contacts.get(id) !== undefined),
  matter: field.reference((id) => firm.matters.get(id) !== undefined),
})

const fixedOnce = ['amount', 'transaction_type', 'bank_account_id', 'client', 'matter', 'date']

/**
 * Movements of trust money by hand. The amount is signed; a new one is a deposit of a hundred dollars for the firm's first matter with a client. What is taken
 * out must be there, and not be protected. Trust ledgers are only ever added to: amounts and owners are not changed, and nothing is deleted.
 */
export const bankTransactionDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  const check = (row: ClioBankTransaction): void => {
    const cents = centsOf(row.amount)
    const place = { account: row.bank_account_id, client: row.client?.id ?? null, matter: row.matter?.id ?? null }
    if (cents < 0 && availableTrust(firm, place) + cents < 0) throw new Error('the matter has not enough trust money that is not protected')
  }
  const desk = openDesk<ClioBankTransaction>({
    collection: firm.bankTransactions,
    now: firm.now,
    blank: () => {
      const now = firm.now()
      return {
        ...blankTransaction,
        id: firm.nextId('bankTransactions'),
        created_at: now,
        updated_at: now,
        type: 'liability',
        bank_account_id: firm.trustAccount,
        date: firm.today(),
        ...signed(10_000),
        currency: firm.currency,
        transaction_type: 'deposit',
        description: null,
        source: null,
        payer_payee: null,
        confirmation: null,
        client: null,
        matter: null,
        bill: null,
        allocation: null,
      }
    },
    changes: (fields) => readFields(fields, read),
    settle: (row) => ({ ...row, ...signed(centsOf(row.amount)) }),
  })
  return {
    ...desk,
    create: (fields) => {
      const { amount, transaction_type: type, ...rest } = fields
      const matter = 'matter' in rest ? read['matter']?.(rest['matter'], 'matter') : firstMatter(firm)
      const owner = { matter, client: clientOf(firm, matter), bank_account_id: firm.trustAccount, ...rest }
      const value = amount ?? 100
      const wanted = { ...owner, amount: value, transaction_type: type ?? (Number(value) < 0 ? 'withdrawal' : 'deposit') }
      check(readFields(wanted, read) as unknown as ClioBankTransaction) // Owner, account and amount are among them.
      const row = desk.create(wanted) as ClioBankTransaction // The desk's own kind.
      firm.bankMoney.book(row, 1)
      return row
    },
    edit: (id, fields) => {
      if (fixedOnce.some((name) => name in fields)) throw new Error('amount, owner and date of trust money stay: book another movement')
      return desk.edit(id, fields)
    },
    delete: () => false,
  }
}

const clientOf = (firm: ClioFirm, matter: unknown): { readonly id: number } | null => {
  const id = typeof matter === 'object' && matter !== null && 'id' in matter ? String(matter.id) : ''
  return firm.matters.get(id)?.client ?? null
}

const firstMatter = (firm: ClioFirm): { readonly id: number } | null => {
  for (const { id, client } of firm.matters) if (client !== null) return { id }
  return null
}
