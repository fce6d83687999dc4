import { z } from 'zod'
import type { PortalKit, RecordsDesk } from '../../portal/Portal.js'
import type { StoredRecord } from '../../portal/Collection.js'
import { bankAccountWire } from '../records/bankAccountWire.js'
import type { SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { checkFields } from './checkFields.js'
import { cleared } from './cleared.js'

const form = z
  .strictObject({
    accountName: z.string().min(1),
    accountNumber: z.string(),
    bankName: z.string(),
    branchNumber: z.string(),
    branchName: z.string(),
    status: z.literal([0, 1]),
  })
  .partial()

/** Trust accounts as a person works on them; operating accounts are not among those listed. An account is closed, never deleted. */
export const bankAccountDesk = (kit: PortalKit, firm: SmokeballFirm): RecordsDesk => {
  const { bankAccounts } = firm.books
  const shown = (account: SmokeballBankAccount): StoredRecord => ({ ...bankAccountWire(kit, firm.books, account), id: account.id })
  const found = (id: string): SmokeballBankAccount | undefined => {
    const account = bankAccounts.get(id)
    return account?.type === 'Trust' ? account : undefined
  }
  return {
    *list() {
      for (const account of bankAccounts) if (account.type === 'Trust') yield shown(account)
    },
    get: (id) => {
      const account = found(id)
      return account === undefined ? undefined : shown(account)
    },
    create: (fields) => {
      const blank = { accountName: 'Trust Account', accountNumber: '', bankName: '', branchNumber: '', branchName: '' }
      const made = cleared<SmokeballBankAccount>(
        { id: `${firm.newId()}_Trust`, type: 'Trust', status: 0, ...blank },
        checkFields(form, fields),
      )
      bankAccounts.insert(made)
      return shown(made)
    },
    edit: (id, fields) => {
      const account = found(id)
      if (account === undefined) return undefined
      const saved = cleared(account, checkFields(form, fields))
      bankAccounts.replace(saved)
      return shown(saved)
    },
    delete: () => {
      throw new Error('A bank account is closed (status 1), never deleted.')
    },
  }
}
