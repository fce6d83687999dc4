import { Money } from '../../../core/money.js'
import type { PaymentApplication, PaymentRecord, PaymentStatus } from '../../../core/record/Payment.js'
import type { Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { instant } from '../../vendor/map/instant.js'
import { memoText } from './memoText.js'
import type { BillPagePayment } from '../pages/BillPage.js'
import type { ClioAllocation } from '../wire/Allocation.js'

/** A payment as the API shows it: by what it settles, at least one thing. */
export interface SettledPayment {
  readonly id: string
  readonly allocations: readonly [ClioAllocation, ...ClioAllocation[]]
}

/**
 * A Clio payment as the mirror keeps one: what it settles from the API; how it was made, its reference, its whole amount and how far it is on its way from the page of a
 * bill it settles.
 */
export const mapPayment = (
  { id, allocations }: SettledPayment,
  row: BillPagePayment,
  { currency, raw }: { readonly currency: string; readonly raw: Json },
): PaymentRecord => {
  const [first] = allocations
  return {
    vendorId: id,
    vendorUrl: null,
    externalId: null,
    createdAt: allocations.map((one) => instant(one.created_at)).toSorted(byText)[0] ?? null,
    updatedAt:
      allocations
        .map((one) => instant(one.updated_at))
        .toSorted(byText)
        .at(-1) ?? instant(first.updated_at),
    raw,
    status: row.status,
    amount: row.amount,
    currency,
    date: first.date,
    method: row.method,
    processor: blankToNull(row.processor),
    transactionId: blankToNull(row.reference),
    payerId: first.contact,
    matterId: onlyMatter(allocations),
    applications: applicationsOf(allocations),
    trustTransactionId: row.trustTransactionId,
    memo: memoText(first.description),
  }
}

/** What of the API and of the page does not go together, in a few words; null where all does. */
export const disagreement = ({ allocations }: SettledPayment, row: BillPagePayment, bill: string): string | null => {
  const applied = sumOf(allocations.filter((one) => one.bill?.id === bill))
  const isFromTrust = allocations.some(({ source_bank_account: source }) => source?.type === 'Trust')
  if (allocations.some(({ date }) => date !== row.date)) return 'Date'
  if (!applied.equals(row.applied)) return 'Applied to this bill'
  if (!new Money(row.amount).minus(sumOf(allocations)).equals(row.unapplied)) return 'Unapplied'
  if (allocations.some(({ voided_at: voided }) => (voided === null) !== counts(row.status))) return 'Status'
  if (isFromTrust !== (row.method === 'trust') || isFromTrust !== (row.trustTransactionId !== null)) return 'Source account'
  return null
}

/** Whether what was paid stays paid: what does not is voided in the API. */
const counts = (status: PaymentStatus): boolean => status === 'RECORDED' || status === 'PENDING_CLEARANCE' || status === 'CLEARED'

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const sumOf = (allocations: readonly ClioAllocation[]): Money => allocations.reduce((sum, { amount }) => sum.plus(amount), new Money(0))

const onlyMatter = (allocations: readonly ClioAllocation[]): string | null => {
  const matters = new Set(allocations.map(({ matter }) => matter))
  return matters.size === 1 ? (allocations[0]?.matter ?? null) : null
}

/** What it settles by invoice. A trust request is none, and what lost its bill settles nothing any more. */
const applicationsOf = (allocations: readonly ClioAllocation[]): readonly PaymentApplication[] => {
  const byBill = Map.groupBy(
    allocations.filter(({ bill }) => bill !== null && !bill.isTrustRequest),
    ({ bill }) => bill?.id ?? '',
  )
  return [...byBill].map(([invoiceId, own]) => ({ invoiceId, amount: sumOf(own).toFixed() }))
}
