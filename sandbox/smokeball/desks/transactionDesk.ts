import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { centsOf } from '../records/money.js'
import { contactsOnSide } from '../records/SmokeballMatter.js'
import { myFirm, type SmokeballTransaction } from '../records/SmokeballTransaction.js'
import { reversalOf } from '../records/buildTransaction.js'
import { transactionWire } from '../records/transactionWire.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'

const form = z
  .strictObject({
    bankAccountId: z.string(),
    matterId: z.string(),
    payorId: z.string(),
    /** What a person enters by itself; an invoice's payment is entered as a payment. */
    type: z.enum(['Deposit', 'VendorPayment', 'Transfer', 'BankFees', 'Interest']),
    amount: z.number(),
    effectiveDate: z.iso.date(),
    reference: z.string(),
    reason: z.string().min(1),
    description: z.string(),
    note: z.string(),
    /** Undoes this one; everything else follows from it. */
    reversedFromTransactionId: z.string(),
  })
  .partial()
type Form = z.infer<typeof form>

const signs = { Deposit: 1, VendorPayment: -1, Transfer: 0, BankFees: -1, Interest: 1 } as const

/** Movements of trust money as a person enters them. None is ever edited or deleted: it is reversed by another. */
export const transactionDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const { books } = firm
  const shown = (transaction: SmokeballTransaction): StoredRecord => ({ ...transactionWire(kit, firm, transaction), id: transaction.id })
  // `<account id>.<transaction id>` is understood as well: the id alone does not lead to it in the vendor's API.
  const found = (id: string): SmokeballTransaction | undefined => books.transactions.get(id.split('.').at(-1) ?? '')
  const refuse = (): never => {
    throw new Error('A transaction is reversed by another one, never edited or deleted.')
  }
  return {
    *list() {
      for (const transaction of books.transactions) yield shown(transaction)
    },
    get: (id) => {
      const transaction = found(id)
      return transaction === undefined ? undefined : shown(transaction)
    },
    create: (fields) => {
      const wanted = checkFields(form, fields)
      const undone = wanted.reversedFromTransactionId === undefined ? undefined : found(wanted.reversedFromTransactionId)
      if (wanted.reversedFromTransactionId !== undefined && (undone === undefined || undone.reversedToId !== undefined))
        throw new Error('reversedFromTransactionId: expected the id of a transaction that was not reversed')
      const made = checked(firm, undone === undefined ? entered(kit, firm, wanted) : reversal(kit, firm, undone, wanted))
      if (undone !== undefined) books.changeTransaction({ ...undone, reversedToId: made.id, lastUpdated: made.lastUpdated })
      books.addTransaction(made)
      return shown(made)
    },
    edit: refuse,
    delete: refuse,
  }
}

const entered = (kit: PortalKit, firm: SmokeballFirm, fields: Form): SmokeballTransaction => {
  const type = fields.type ?? 'Deposit'
  const matter = firm.matters.get(fields.matterId ?? '')
  if (fields.matterId !== undefined && matter === undefined) throw new Error('matterId: expected the id of a matter')
  const account =
    fields.bankAccountId === undefined
      ? [...firm.books.bankAccounts].find((one) => one.type === 'Trust')
      : firm.books.bankAccounts.get(fields.bankAccountId)
  if (account?.type !== 'Trust') throw new Error('bankAccountId: expected the id of a trust account')
  const amountCents = centsOf(fields.amount ?? 1)
  if (signs[type] * amountCents < 0) throw new Error(`amount: a ${type} has another sign`)
  return {
    id: firm.newId(),
    bankAccountId: account.id,
    ...(matter === undefined ? {} : { matterId: matter.id }),
    payorId: fields.payorId ?? (matter === undefined ? undefined : contactsOnSide(matter, 'client')[0]) ?? myFirm,
    type,
    amountCents,
    ...words(kit, fields),
    entered: firm.now(),
    lastUpdated: firm.now(),
  }
}

const reversal = (kit: PortalKit, firm: SmokeballFirm, undone: SmokeballTransaction, fields: Form): SmokeballTransaction => ({
  ...undone,
  id: firm.newId(),
  type: reversalOf(undone.type),
  amountCents: 0 - undone.amountCents,
  ...words(kit, { reason: 'Entered in error', ...fields }),
  reversedFromId: undone.id,
  entered: firm.now(),
  lastUpdated: firm.now(),
})

const words = (
  kit: PortalKit,
  fields: Form,
): Pick<SmokeballTransaction, 'effectiveDate' | 'reference' | 'reason' | 'description' | 'note'> => ({
  effectiveDate: `${fields.effectiveDate ?? kit.clock.iso().slice(0, 10)}T00:00:00Z`,
  reference: fields.reference ?? '',
  reason: fields.reason ?? 'Funds received',
  description: fields.description ?? '',
  note: fields.note ?? '',
})

/** No ledger goes below zero (assumed: the app offers no more than there is). */
const checked = (firm: SmokeballFirm, made: SmokeballTransaction): SmokeballTransaction => {
  const held = firm.books
    .holdingsIn(made.bankAccountId)
    .find(({ matterId, payorId }) => matterId === made.matterId && payorId === made.payorId)
  if (made.amountCents < 0 && (held?.cents ?? 0) - (held?.protectedCents ?? 0) + made.amountCents < 0)
    throw new Error('amount: more than is available in trust')
  return made
}
