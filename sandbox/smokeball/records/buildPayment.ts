import type { PortalKit } from '../../portal/Portal.js'
import { bankAccountId, transactionId } from '../books/bookIds.js'
import type { Ledger, LedgerPayment } from '../../world/ledger/Ledger.js'
import type { SmokeballPayment } from './SmokeballPayment.js'
import { fractionOf, ticksAt } from './ticks.js'

/** The first receipt's number. */
export const firstReceipt = 50_001

/** Payment number `index` of the books. */
export const buildPayment = (kit: PortalKit, ledger: Ledger, index: number): SmokeballPayment => {
  const from = ledger.payment(index)
  const [first] = from.applications
  const matter = from.matter ?? (first === undefined ? 0 : (ledger.invoice(first.invoice).matters[0] ?? 0))
  return {
    id: String(firstReceipt + index),
    date: from.date,
    matterId: kit.guid.of('matter', matter),
    ...(from.payer === null ? {} : { payorId: kit.guid.of('contact', from.payer) }),
    ...source(kit, ledger, from),
    method: methods[from.method],
    reference: [from.processor, from.transactionId, from.checkNumber].filter((part) => part !== '').join(' '),
    amountCents: from.amountCents,
    allocations: from.applications.map(({ invoice, amountCents }) => ({ invoiceId: kit.guid.of('invoice', invoice), cents: amountCents })),
    reason: from.memo,
    status: statuses[from.status],
    entered: ticksAt(from.createdAt, fractionOf(index)),
  }
}

const source = (
  kit: PortalKit,
  ledger: Ledger,
  from: LedgerPayment,
): Pick<SmokeballPayment, 'type' | 'bankAccountId' | 'trustTransactionId'> => {
  if (from.trustTransaction === null) return { type: 'Operating', bankAccountId: bankAccountId(kit, ledger, from.operatingAccount) }
  const { trustAccount } = ledger.trustTransaction(from.trustTransaction)
  return {
    type: 'Trust',
    bankAccountId: bankAccountId(kit, ledger, trustAccount),
    trustTransactionId: transactionId(kit, { index: from.trustTransaction, undoes: false }),
  }
}

const methods = {
  card: 'Credit Card',
  ach: 'Bank Transfer',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire',
  trust: 'Transfer',
} as const satisfies Record<LedgerPayment['method'], SmokeballPayment['method']>

const statuses = {
  recorded: 'Processed',
  pending: 'Pending',
  cleared: 'Cleared',
  returned: 'Returned',
  refunded: 'Refunded',
  void: 'Reversed',
} as const satisfies Record<LedgerPayment['status'], SmokeballPayment['status']>
