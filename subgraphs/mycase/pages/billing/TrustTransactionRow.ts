import { Money } from '../../../../core/money.js'
import type { PaymentStatus } from '../../../../core/record/Payment.js'
import type { CalendarDate, DecimalString, Instant, Json } from '../../../../core/record/scalars.js'
import type { TrustTransactionType } from '../../../../core/record/TrustTransaction.js'
import { blankToNull } from '../../../vendor/map/blankToNull.js'
import { instant } from '../../../vendor/map/instant.js'
import { pageDrift } from '../../../vendor/page/pageDrift.js'
import type { PageValue } from '../../../vendor/page/PageValue.js'
import { readDecimal, usMoney } from '../../../vendor/page/readDecimal.js'
import { readLinkId } from '../../../vendor/page/readLinkId.js'
import { readText } from '../../../vendor/page/readText.js'
import { readWord } from '../../../vendor/page/readWord.js'
import { rowTexts } from '../../../vendor/page/rowTexts.js'
import { unlessBlank } from '../../../vendor/page/unlessBlank.js'
import { readCaseId, readContactId, readLinked } from './readLinked.js'
import { readDay, readTime } from './readDay.js'

/** One movement of trust money, as pages show it. Other records are named by vendor id. */
export interface TrustTransactionRow {
  readonly id: string
  readonly type: TrustTransactionType
  readonly status: PaymentStatus
  readonly date: CalendarDate
  readonly amount: DecimalString
  readonly balanceAfter: DecimalString
  readonly trustAccountId: string
  readonly clientId: string | null
  readonly matterId: string | null
  readonly invoiceId: string | null
  /** What a refund or reversal undoes; the other side of a transfer. */
  readonly relatedId: string | null
  readonly method: string | null
  readonly reference: string | null
  readonly payee: string | null
  readonly notes: string | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** The row's texts, unmapped. */
  readonly raw: Json
}

/** The headers in the firm's trust activity, and the labels on a movement's own page: the same (assumed). */
export const trustTransactionLabels = {
  date: 'Date',
  type: 'Type',
  contact: 'Contact',
  allocation: 'Allocation',
  account: 'Account',
  balanceBefore: 'Balance Before',
  amount: 'Amount',
  balance: 'Balance',
  status: 'Status',
  method: 'Method',
  reference: 'Reference',
  payee: 'Payee',
  invoice: 'Invoice',
  related: 'Related',
  notes: 'Notes',
  entered: 'Entered',
  edited: 'Last Edited',
} as const

/** What stands for money that belongs to no contact, and to no case. */
export const noContact = 'Firm Funds'
/** What stands for money that is allocated to no case. */
export const noCase = 'Unallocated'

const types: Readonly<Record<string, TrustTransactionType>> = {
  Deposit: 'DEPOSIT',
  Withdrawal: 'DISBURSEMENT',
  'Invoice Payment': 'INVOICE_PAYMENT',
  'Transfer In': 'TRANSFER_IN',
  'Transfer Out': 'TRANSFER_OUT',
  Refund: 'REFUND',
  Reversal: 'REVERSAL',
  Interest: 'INTEREST',
  'Bank Fee': 'BANK_FEE',
}

/** MyCase does not tell what the bank has cleared. */
const statuses: Readonly<Record<string, PaymentStatus>> = {
  Completed: 'RECORDED',
  Pending: 'PENDING_CLEARANCE',
  Returned: 'RETURNED',
  Voided: 'VOID',
}

/** Reads one movement. Throws DRIFT where the balances before and after are not what its amount makes of them. */
export const readTrustTransaction = (
  id: string,
  values: Readonly<Record<keyof typeof trustTransactionLabels, PageValue>>,
): TrustTransactionRow => {
  const row: TrustTransactionRow = {
    id,
    type: readWord(values.type, types),
    status: readWord(values.status, statuses),
    date: readDay(values.date),
    amount: readDecimal(values.amount, usMoney),
    balanceAfter: readDecimal(values.balance, usMoney),
    trustAccountId: readLinkId(values.account, /^\/bank_accounts\/(\d+)$/),
    clientId: readLinked(values.contact, noContact, readContactId),
    matterId: readLinked(values.allocation, noCase, readCaseId),
    invoiceId: unlessBlank(values.invoice, (value) => readLinkId(value, /^\/bills\/(\d+)$/)),
    relatedId: unlessBlank(values.related, (value) => readLinkId(value, /^\/bills\/trust_transactions\/(\d+)$/)),
    method: blankToNull(readText(values.method)),
    reference: blankToNull(readText(values.reference)),
    payee: blankToNull(readText(values.payee)),
    notes: blankToNull(readText(values.notes)),
    createdAt: readMoment(values.entered),
    updatedAt: readMoment(values.edited),
    raw: { id, ...rowTexts(values) },
  }
  const counted = row.status === 'VOID' || row.status === 'RETURNED' ? '0' : row.amount
  if (!new Money(readDecimal(values.balanceBefore, usMoney)).plus(counted).equals(row.balanceAfter)) {
    throw pageDrift(values.amount.page, {
      path: values.amount.path,
      expected: 'the difference of the balances before and after',
      came: 'another amount',
    })
  }
  return row
}

const readMoment = (value: PageValue): Instant => instant(readTime(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/))
