import { contactName } from '../records/contactName.js'
import { titleOf } from '../records/matterWire.js'
import type { SmokeballBankAccount } from '../records/SmokeballBankAccount.js'
import type { SmokeballMatter } from '../records/SmokeballMatter.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { Taking } from '../writes/takeFromTrust.js'
import { appForm, type Choice, choiceField, textField, typedAmount, typedDate } from './formParts.js'
import { usualLook } from './PaymentLook.js'

const types = ['Check', 'Bank Transfer'] as const

/** The app's form for money that leaves trust for somebody who is not the firm (assumed: its fields are described, the page is not). */
export const trustPaymentForm = (firm: SmokeballFirm, matter: SmokeballMatter, account: SmokeballBankAccount): string => {
  const holders = firm.books.holdingsIn(account.id).filter(({ matterId }) => matterId === matter.id)
  const clients = holders.flatMap(({ payorId, cents, protectedCents }): Choice[] => {
    const contact = firm.contacts.get(payorId)
    return contact === undefined ? [] : [[payorId, `${contactName(contact).full} (available ${usualLook.money(cents - protectedCents)})`]]
  })
  const fields = [
    `<input type="hidden" name="matterId" value="${matter.id}"><input type="hidden" name="bankAccountId" value="${account.id}">`,
    textField('Date Processed (MM/DD/YYYY)', 'date', 'required'),
    choiceField('Client', 'payorId', clients),
    textField('Paid To', 'paidTo', 'required'),
    textField('Amount', 'amount', 'inputmode="decimal" required'),
    choiceField(
      'Type',
      'type',
      types.map((type): Choice => [type, type]),
    ),
    textField('Reference', 'reference', 'placeholder="Automatic"'),
    textField('Reason', 'reason', 'required'),
    '<label>Internal Note <textarea name="note"></textarea></label>',
  ]
  return appForm({
    id: 'trust-payment-form',
    title: `Trust Payment: ${titleOf(firm, matter)}`,
    address: '/billing/trust-payments',
    fields,
    button: 'Process Payment',
  })
}

/** What was filled in; `automatic` is the reference where none was given. Throws with the app's words for what cannot be read. */
export const filledTrustPayment = (fields: Readonly<Record<string, string>>, automatic: string): Taking => {
  const {
    matterId = '',
    bankAccountId = '',
    payorId = '',
    date = '',
    paidTo = '',
    amount = '',
    reference = '',
    reason = '',
    note = '',
  } = fields
  const type = types.find((one) => one === fields['type'])
  if (type === undefined) throw new Error('Type: choose one')
  if (payorId === '') throw new Error('Client: there is no money in trust for this matter')
  if (paidTo.trim() === '') throw new Error('Paid To: say who is paid')
  if (reason.trim() === '') throw new Error('Reason: every movement of trust money has one')
  return {
    matterId,
    bankAccountId,
    payorId,
    type: 'VendorPayment',
    cents: typedAmount(amount, 'Amount'),
    effectiveDate: `${typedDate(date)}T00:00:00Z`,
    reference: reference.trim() === '' ? automatic : reference,
    reason,
    description: `${type} to ${paidTo}`,
    note,
  }
}
