import type { StoredRecord } from '../../portal/Collection.js'
import type { RecordsDesk } from '../../portal/Portal.js'
import { placeOfTransaction } from '../books/TrustPlace.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'
import { deleteTrustTransaction } from '../writes/deleteTrustTransaction.js'
import { saveTrustTransaction } from '../writes/saveTrustTransaction.js'
import { trustDeskFields } from '../writes/trustFields.js'
import { fieldsOf } from './fieldsOf.js'

/** The movements of trust money, for `/_sandbox/records/trust-transactions`. */
export const trustTransactionDesk = (firm: MyCaseFirm): RecordsDesk => {
  const { trustTransactions, historyOf } = firm.books
  const show = ({ amount_cents: amount, ...record }: TrustTransactionRecord): StoredRecord => {
    const balance =
      historyOf(placeOfTransaction({ amount_cents: amount, ...record })).find(({ row }) => row.id === record.id)?.balanceCents ?? 0
    return { ...record, amount: amount / 100, balance: balance / 100 }
  }
  return {
    *list() {
      for (const record of trustTransactions) yield show(record)
    },
    get: (id) => {
      const record = trustTransactions.get(id)
      return record === undefined ? undefined : show(record)
    },
    create: (fields) => {
      const wanted = fieldsOf(trustDeskFields, fields)
      if (wanted.type === 'Invoice Payment') throw new Error('type: record a payment from trust instead')
      return show(saveTrustTransaction(firm, undefined, wanted))
    },
    edit: (id, fields) => {
      const before = trustTransactions.get(id)
      if (before === undefined) return undefined
      const { date, reference, notes, payee, method, status, amount, ...fixed } = fieldsOf(trustDeskFields, fields)
      if (Object.keys(fixed).length > 0) throw new Error(`${Object.keys(fixed).join(', ')}: cannot be changed`)
      const money = { date, status, amount }
      const isBound = before.payment !== null || before.related !== null
      if (isBound && Object.values(money).some((one) => one !== undefined))
        throw new Error('it belongs to a payment, a transfer or a refund: its money stays as it is')
      return show(saveTrustTransaction(firm, before, { reference, notes, payee, method, ...money }))
    },
    delete: (id) => deleteTrustTransaction(firm, id),
  }
}
