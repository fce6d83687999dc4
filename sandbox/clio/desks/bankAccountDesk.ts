import type { RecordsDesk } from '../../portal/Portal.js'
import { dollars } from '../books/dollars.js'
import type { ClioFirm } from '../ClioFirm.js'
import { blankAccount, type ClioBankAccount } from '../records/ClioBankAccount.js'
import { openDesk } from './openDesk.js'
import { field, readFields } from './readFields.js'

const readers = {
  name: field.name,
  account_number: field.text,
  institution: field.text,
  holder: field.text,
  transit_number: field.text,
  general_ledger_number: field.text,
}

/** Trust accounts by hand. A new one is empty; an account on which anything was booked stays. */
export const bankAccountDesk = (firm: ClioFirm): RecordsDesk => {
  const desk = openDesk<ClioBankAccount>({
    collection: firm.bankAccounts,
    includes: ({ type }) => type === 'Trust',
    now: firm.now,
    blank: () => {
      const now = firm.now()
      const id = firm.nextId('bankAccounts')
      return {
        ...blankAccount,
        id,
        created_at: now,
        updated_at: now,
        name: `Trust Account ${id}`,
        type: 'Trust',
        account_number: `0000000${id}`,
        institution: null,
        currency: firm.currency,
        default_account: false,
      }
    },
    changes: (fields) => readFields(fields, readers),
  })
  const withBalance = (account: ClioBankAccount) => ({ ...account, balance: dollars(firm.bankMoney.ofAccount(account.id)) })
  return {
    ...desk,
    *list() {
      for (const account of firm.bankAccounts) if (account.type === 'Trust') yield withBalance(account)
    },
    delete: (id) => {
      for (const row of firm.bankTransactions) if (String(row.bank_account_id) === id) throw new Error('an account with transactions stays')
      return desk.delete(id)
    },
  }
}
