import { z } from 'zod'
import type { StoredRecord } from '../../portal/Collection.js'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredBankAccount } from '../records/StoredBankAccount.js'
import type { Store } from '../records/Store.js'
import { wireDateTime } from '../wireDateTime.js'
import { given, optionalText, parseFields } from './fields.js'

const form = z.strictObject({
  name: z.string().min(1).optional(),
  bankName: optionalText.optional(),
  accountNumber: optionalText.optional(),
})

/** How a person in the portal keeps the bank accounts that hold clients' money. One with movements stays. */
export const trustAccountDesk = (kit: PortalKit, { books }: Pick<Store, 'books'>): RecordsDesk => {
  const shown = ({ id, type, name, bankName, accountNumber }: StoredBankAccount): StoredRecord => ({
    id,
    type,
    name,
    bankName,
    accountNumber: accountNumber === null ? null : `••••${accountNumber.slice(-4)}`,
    balance: books.trust.ledgersOf(id).reduce((sum, { cents }) => sum + cents, 0) / 100,
  })
  const found = (id: string): StoredBankAccount | undefined => {
    const account = books.bankAccounts.get(id)
    return account?.type === 'Trust' ? account : undefined
  }
  return {
    *list() {
      for (const account of books.bankAccounts) if (account.type === 'Trust') yield shown(account)
    },
    get: (id) => {
      const account = found(id)
      return account === undefined ? undefined : shown(account)
    },
    create: (fields) => {
      const now = wireDateTime(kit.clock.now())
      const account: StoredBankAccount = {
        type: 'Trust',
        name: 'New trust account',
        bankName: null,
        accountNumber: null,
        ...given(parseFields(form, fields)),
        id: kit.newGuid(),
        created_at: now,
        updated_at: now,
      }
      books.bankAccounts.insert(account)
      return shown(account)
    },
    edit: (id, fields) => {
      const account = found(id)
      if (account === undefined) return undefined
      const edited = { ...account, ...given(parseFields(form, fields)), updated_at: wireDateTime(kit.clock.now()) }
      books.bankAccounts.replace(edited)
      return shown(edited)
    },
    delete: (id) => {
      if (found(id) === undefined) return false
      for (const { bankAccount } of books.payments) if (bankAccount === id) throw new Error('the account has movements')
      return books.bankAccounts.delete(id)
    },
  }
}
