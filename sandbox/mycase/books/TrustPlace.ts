import type { ContactReference } from '../firm/ContactReference.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'

/** Where trust money lies: in an account, with a contact (null: the firm), allocated to a case or not. */
export interface TrustPlace {
  readonly bankAccount: number
  readonly contact: ContactReference | null
  readonly case: number | null
}

/** A place as one text. */
export const placeKey = ({ bankAccount, contact, case: allocation }: TrustPlace): string =>
  `${String(bankAccount)}/${contact === null ? '' : `${contact.type}-${String(contact.id)}`}/${allocation === null ? '' : String(allocation)}`

/** The place behind a text. */
export const placeOf = (key: string): TrustPlace => {
  const [account = '', contact = '', allocation = ''] = key.split('/')
  const [type, id] = contact.split('-')
  return {
    bankAccount: Number(account),
    contact: contact === '' ? null : { type: type === 'company' ? 'company' : 'client', id: Number(id) },
    case: allocation === '' ? null : Number(allocation),
  }
}

/** Where a movement moves money. */
export const placeOfTransaction = (row: TrustTransactionRecord): TrustPlace => ({
  bankAccount: row.bank_account.id,
  contact: row.contact,
  case: row.case?.id ?? null,
})

/** Whether a movement counts for balances. */
export const movementCounts = ({ status }: Pick<TrustTransactionRecord, 'status'>): boolean =>
  status === 'Completed' || status === 'Pending'
