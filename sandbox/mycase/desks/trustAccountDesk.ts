import type { StoredRecord } from '../../portal/Collection.js'
import type { RecordsDesk } from '../../portal/Portal.js'
import { sumOf } from '../books/cents.js'
import type { BankAccountRecord } from '../firm/BankAccountRecord.js'
import { timestamp } from '../firm/timestamp.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { bankAccountDeskFields } from '../writes/bankAccountFields.js'
import { withoutUndefined } from '../writes/withoutUndefined.js'
import { fieldsOf } from './fieldsOf.js'

/** The trust accounts, for `/_sandbox/records/trust-accounts`. One that ever held money cannot be deleted. */
export const trustAccountDesk = (firm: MyCaseFirm): RecordsDesk => {
  const { bankAccounts, allocations, trustTransactions } = firm.books
  const now = (): string => timestamp(firm.kit.clock.now())
  const trust = (id: string): BankAccountRecord | undefined => {
    const record = bankAccounts.get(id)
    return record?.account_type === 'trust' ? record : undefined
  }
  const show = (record: BankAccountRecord): StoredRecord => {
    const held = allocations().filter(({ bankAccount }) => bankAccount === record.id)
    return { ...record, balance: sumOf(held, ({ balanceCents }) => balanceCents) / 100 }
  }
  return {
    *list() {
      for (const record of bankAccounts) if (record.account_type === 'trust') yield show(record)
    },
    get: (id) => {
      const record = trust(id)
      return record === undefined ? undefined : show(record)
    },
    create: (fields) => {
      const record: BankAccountRecord = {
        id: bankAccounts.nextId(),
        name: 'New Trust Account',
        account_type: 'trust',
        bank_name: '',
        account_number: '0000000000',
        ...withoutUndefined(fieldsOf(bankAccountDeskFields, fields)),
        created_at: now(),
        updated_at: now(),
      }
      bankAccounts.insert(record)
      return show(record)
    },
    edit: (id, fields) => {
      const before = trust(id)
      if (before === undefined) return undefined
      const { account_type: type, ...changes } = fieldsOf(bankAccountDeskFields, fields)
      if (type !== undefined) throw new Error('account_type: an account stays what it is')
      const after = { ...before, ...withoutUndefined(changes), updated_at: now() }
      bankAccounts.replace(after)
      return show(after)
    },
    delete: (id) => {
      const record = trust(id)
      if (record === undefined) return false
      for (const { bank_account: account } of trustTransactions) {
        if (account.id === record.id) throw new Error('an account that money was moved on cannot be deleted')
      }
      return bankAccounts.delete(id)
    },
  }
}
