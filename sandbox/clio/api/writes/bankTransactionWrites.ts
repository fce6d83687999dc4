import type { PortalKit } from '../../../portal/Portal.js'
import { availableTrust } from '../../books/availableTrust.js'
import { centsOf } from '../../books/centsOf.js'
import type { ClioFirm } from '../../ClioFirm.js'
import { blankTransaction, type ClioBankTransaction, signed, type TransactionType } from '../../records/ClioBankTransaction.js'
import type { Reference } from '../../records/ClioMatter.js'
import { textOf } from '../../textOf.js'
import { ApiError } from '../ApiError.js'
import type { Asker, Stored } from '../Kind.js'
import { type BodyReader, bodyValue, readBody, requireValues } from './readBody.js'
import { visibleMatter } from './visibleMatter.js'
import type { ResourceWrites } from './ResourceWrites.js'

const readers = (firm: ClioFirm, asker: Asker): Readonly<Record<string, BodyReader>> => ({
  amount: bodyValue.number,
  date: bodyValue.date,
  bank_account: bodyValue.reference((id) => firm.bankAccounts.get(String(id))?.type === 'Trust'),
  transaction_type: bodyValue.oneOf(['deposit', 'withdrawal']),
  bank_account_transaction_type: bodyValue.oneOf(['trust_interest', 'bank_charge']),
  source: bodyValue.text,
  confirmation: bodyValue.text,
  description: bodyValue.text,
  currency: bodyValue.oneOf([firm.currency]),
  exchange_rate: bodyValue.number,
  client: bodyValue.reference((id) => firm.contacts.get(String(id)) !== undefined),
  matter: visibleMatter(firm, asker),
})

interface GivenMovement {
  readonly amount: number
  readonly date: string
  readonly bank_account: Reference
  readonly transaction_type: 'deposit' | 'withdrawal'
  readonly bank_account_transaction_type?: TransactionType
  readonly source?: string | null
  readonly confirmation?: string | null
  readonly description?: string | null
  readonly client?: Reference | null
  readonly matter?: Reference | null
}

const refuse = (message: string): never => {
  throw new ApiError('UnprocessableEntity', message)
}

/** Whose money it is: the matter's client, where a matter is named; the firm's own interest and charges are nobody's. */
const ownerOf = (firm: ClioFirm, { client = null, matter = null, bank_account_transaction_type: own }: GivenMovement): Reference | null => {
  if (matter === null) return client ?? (own === undefined ? refuse("client can't be blank") : null)
  const owner = firm.matters.get(String(matter.id))?.client ?? null
  return client !== null && client.id !== owner?.id ? refuse('matter is invalid') : owner
}

/**
 * Trust money that is put in or taken out over the API. Assumed: the amount is positive and the type says which way it goes; only those with the permission for accounts may; what a client
 * has not got, or has protected, cannot be taken out. The sandbox takes no movements of operating money here: those follow from its payments.
 */
export const bankTransactionWrites = (kit: PortalKit, firm: ClioFirm): ResourceWrites => ({
  create: (data, asker) => {
    if (!asker.user.roles.includes('accounts')) throw new ApiError('ForbiddenError', 'User is forbidden from taking that action')
    const values = readBody(data, readers(firm, asker))
    requireValues(values, ['amount', 'bank_account', 'date', 'transaction_type'])
    const given = values as unknown as GivenMovement // As the readers read it.
    const cents = centsOf(given.amount)
    if (cents <= 0 || cents / 100 !== given.amount) refuse('amount is invalid')
    const client = ownerOf(firm, given)
    const matter = given.matter ?? null
    const place = { account: given.bank_account.id, client: client?.id ?? null, matter: matter?.id ?? null }
    const isOut = given.transaction_type === 'withdrawal'
    if (isOut && availableTrust(firm, place) < cents) refuse('The source Account has insufficient funds. Please revise the amount.')
    const now = firm.now()
    const row: ClioBankTransaction = {
      ...blankTransaction,
      id: firm.nextId('bankTransactions'),
      created_at: now,
      updated_at: now,
      type: 'liability',
      bank_account_id: place.account,
      date: given.date,
      ...signed(isOut ? -cents : cents),
      currency: firm.currency,
      transaction_type: given.bank_account_transaction_type ?? given.transaction_type,
      description: textOrNull(given.description),
      source: textOrNull(given.source),
      payer_payee: textOrNull(given.source),
      confirmation: textOrNull(given.confirmation),
      client,
      matter,
      bill: null,
      allocation: null,
    }
    firm.bankTransactions.insert(row)
    firm.bankMoney.book(row, 1)
    kit.effect('create', 'trust-transactions', String(row.id), data satisfies Stored)
    return row
  },
})

const textOrNull = (text: string | null | undefined): string | null => (textOf(text) === '' ? null : textOf(text))
