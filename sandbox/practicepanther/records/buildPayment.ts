import type { LedgerPayment, LedgerTrustTransaction } from '../../world/ledger/Ledger.js'
import { localInstant } from '../localInstant.js'
import { wireDateTime } from '../wireDateTime.js'
import type { MoneyParts } from './buildExpense.js'
import type { StoredPayment } from './StoredPayment.js'

type Status = LedgerPayment['status'] | LedgerTrustTransaction['status']
type Method = LedgerPayment['method'] | LedgerTrustTransaction['method']

/** The vendor has no word for cleared: such a payment is reconciled. What bounced has failed, what was voided is canceled. */
const statuses: Readonly<Record<Status, StoredPayment['status']>> = {
  recorded: 'Success',
  cleared: 'Success',
  pending: 'Pending',
  returned: 'Failed',
  refunded: 'Refunded',
  void: 'Canceled',
}

const methods: Readonly<Record<Method, StoredPayment['method']>> = {
  card: 'PantherPaymentsCC',
  ach: 'PantherPaymentsECheck',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire',
  trust: 'Transfer',
  transfer: 'Transfer',
  '': 'Other',
}

/** Movement number `index`: the payments to the firm first, then what moved in trust. */
export const buildPayment = (parts: MoneyParts, index: number): StoredPayment => {
  const { paymentCount } = parts.ledger
  return index < paymentCount ? firmsPayment(parts, index) : trustPayment(parts, index - paymentCount)
}

/** The id of a movement in trust. */
export const trustPaymentId = ({ guid, ledger }: MoneyParts, index: number): string => guid.of('payment', ledger.paymentCount + index)

const firmsPayment = (parts: MoneyParts, index: number): StoredPayment => {
  const { guid, ids, world } = parts
  const payment = parts.ledger.payment(index)
  const counts = ['recorded', 'pending', 'cleared'].includes(payment.status)
  return {
    ...common(parts, payment),
    id: guid.of('payment', index),
    number: index + 1,
    paymentType: 'ContactPayment',
    account_ref: payment.payer === null ? null : { id: ids.account(payment.payer) },
    matter_ref: payment.matter === null ? null : { id: guid.of('matter', payment.matter) },
    amountCents: payment.amountCents,
    payee: null,
    check_number: wholeNumber(payment.checkNumber),
    bankAccount: guid.of('bank-account', payment.operatingAccount),
    method: index % 4 === 1 && payment.method === 'card' ? 'LawPay' : methods[payment.method],
    transactionId: payment.transactionId === '' ? null : payment.transactionId,
    reconciledDate: payment.status === 'cleared' ? wireDateTime(localInstant(payment.date, 12, world.firm.timeZone)) : null,
    refundParent: null,
    transfer: payment.trustTransaction === null ? null : guid.of('transfer', payment.trustTransaction),
    // What failed or was taken back settles nothing any more.
    applications: counts
      ? payment.applications
          .filter(({ amountCents }) => amountCents > 0)
          .map(({ invoice, amountCents }, at) => ({
            id: guid.of('application', index * 8 + at),
            invoice: guid.of('invoice', invoice),
            amountCents,
          }))
      : [],
  }
}

const trustPayment = (parts: MoneyParts, index: number): StoredPayment => {
  const { guid, ids, ledger, world } = parts
  const movement = ledger.trustTransaction(index)
  const isFirms = movement.client === null
  return {
    ...common(parts, movement),
    id: trustPaymentId(parts, index),
    number: ledger.paymentCount + index + 1,
    paymentType: isFirms ? 'FirmPayment' : (paymentTypeOf[movement.type] ?? 'ContactPayment'),
    account_ref: movement.client === null ? null : { id: ids.account(movement.client) },
    matter_ref: movement.matter === null ? null : { id: guid.of('matter', movement.matter) },
    amountCents: movement.amountCents,
    name: isFirms ? (firmNames[movement.type] ?? movement.memo) : null,
    payee: movement.payee === '' ? null : movement.payee,
    check_number: movement.method === 'check' ? wholeNumber(movement.reference) : null,
    bankAccount: guid.of('bank-account', movement.trustAccount),
    method: movement.type === 'reversal' ? 'JournalEntry' : isFirms ? 'Other' : methods[movement.method],
    transactionId: movement.method === 'check' || movement.reference === '' ? null : movement.reference,
    reconciledDate: movement.status === 'cleared' ? wireDateTime(localInstant(movement.date, 12, world.firm.timeZone)) : null,
    refundParent: movement.reverses === null ? null : trustPaymentId(parts, movement.reverses),
    transfer: transferOf(parts, movement),
    applications: [],
  }
}

const paymentTypeOf: Partial<Readonly<Record<LedgerTrustTransaction['type'], StoredPayment['paymentType']>>> = {
  refund: 'Refund',
  reversal: 'JournalEntry',
}

/** Assumed: the words firms use, as the vendor has none of its own. */
const firmNames: Partial<Readonly<Record<LedgerTrustTransaction['type'], string>>> = { interest: 'Interest', bank_fee: 'Bank fee' }

/** Both sides of a transfer carry the id that the side which the money left gave it. */
const transferOf = ({ guid }: MoneyParts, { type, index, twin, payment }: LedgerTrustTransaction): string | null => {
  if (type === 'transfer_out' || (type === 'invoice_payment' && payment !== null)) return guid.of('transfer', index)
  return type === 'transfer_in' && twin !== null ? guid.of('transfer', twin) : null
}

const common = (
  { world }: MoneyParts,
  row: Pick<LedgerTrustTransaction, 'date' | 'memo' | 'createdAt' | 'updatedAt'> & { readonly status: Status },
): Pick<
  StoredPayment,
  'date' | 'notes' | 'name' | 'authNumber' | 'to_print' | 'status' | 'isReconciled' | 'created_at' | 'updated_at'
> => ({
  date: wireDateTime(localInstant(row.date, 12, world.firm.timeZone)),
  notes: row.memo === '' ? null : row.memo,
  name: null,
  authNumber: null,
  to_print: false,
  status: statuses[row.status],
  isReconciled: row.status === 'cleared',
  created_at: wireDateTime(row.createdAt),
  updated_at: wireDateTime(row.updatedAt),
})

const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
