import { payingLedger } from '../../../../core/trust/payingLedger.js'
import type { FirmContext } from '../../FirmContext.js'
import { InputRefusal } from '../input/InputRefusal.js'
import { readKey } from '../input/readKey.js'
import { readOptionalText } from '../input/readText.js'
import { requireRecord } from '../input/requireRecord.js'
import type { ReadWrite } from '../submitWrite.js'
import type { ApplyTrustToInvoiceInput } from './ApplyTrustToInvoiceInput.js'
import { readAmount } from './readMoney.js'

/** Reads an application of trust money to an invoice. */
export const readTrustApplication = (input: ApplyTrustToInvoiceInput, context: FirmContext): ReadWrite<'applyTrustToInvoice'> => {
  const invoice = readKey('INVOICE', input.invoiceId, 'invoiceId')
  const trustAccount = readKey('TRUST_ACCOUNT', input.trustAccountId, 'trustAccountId')
  if (trustAccount.account !== invoice.account)
    throw new InputRefusal('OTHER_ACCOUNT', 'the trust account belongs to another account than the invoice', 'trustAccountId')
  const named = {
    trustAccountId: trustAccount.vendorId,
    invoiceId: invoice.vendorId,
    amount: readAmount(input.amount),
    date: input.date,
    memo: readOptionalText(input.memo, 'memo'),
  }
  return {
    kind: 'applyTrustToInvoice',
    account: invoice.account,
    asked: named,
    resolve: async () => {
      const { record } = await requireRecord(context, 'INVOICE', { key: invoice, field: 'invoiceId' })
      const { ledgers } = (await requireRecord(context, 'TRUST_ACCOUNT', { key: trustAccount, field: 'trustAccountId' })).record
      const { clientId, matterId } = payingLedger(record, ledgers, named.amount)
      if (clientId === null) throw new InputRefusal('CLIENT_MISSING', 'the invoice has no client whose money could pay it', 'invoiceId')
      return { ...named, clientId, matterId }
    },
  }
}
