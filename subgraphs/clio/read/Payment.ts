import { MattergraphError } from '../../../core/errors.js'
import type { PaymentRecord } from '../../../core/record/Payment.js'
import type { ReadResult, RecordPage, RecordReader } from '../../../core/vendorAdapter.js'
import { disagreement, mapPayment, type SettledPayment } from '../map/Payment.js'
import type { ClioApi } from '../openClioApi.js'
import { billPagePath, type BillPagePayment, paymentPagePath, readBillPage } from '../pages/BillPage.js'
import type { ClioAllocation } from '../wire/Allocation.js'
import type { AccountLookups } from './accountLookups.js'
import { type BillPartsReader, readAllocations, type Sent } from './openBillParts.js'

const vendor = 'CLIO'

/** Payments on one page of ours: each can cost a page of the portal's. */
const paymentsPerPage = 50

/** A payment with its allocations as they came. */
interface FoundPayment extends SettledPayment {
  readonly raw: readonly Sent<ClioAllocation>[]
  /** The invoice whose page is asked for. */
  readonly bill: string
}

/** The pages of bills, each asked for once. */
type BillPages = (bill: string) => Promise<ReadonlyMap<string, BillPagePayment>>

/**
 * The reader of payments. The API has no endpoint for them: they are the parents of allocations, which a full read takes whole at its beginning and goes through in the order of
 * the payments' ids. The rest stands on the page of a bill. API and page must agree on date, sums and status; where they do not, someone may have
 * changed the payment meanwhile: it is read once more, then it is DRIFT. What was paid on trust requests only is trust money and no payment.
 */
export const paymentReader = (api: ClioApi, lookups: AccountLookups, parts: BillPartsReader): RecordReader<'PAYMENT'> => {
  const openPages = (): BillPages => {
    const pages = new Map<string, Promise<ReadonlyMap<string, BillPagePayment>>>()
    return (bill) => {
      const known = pages.get(bill) ?? api.page(billPagePath(bill)).then((html) => readBillPage(html, bill))
      pages.set(bill, known)
      return known
    }
  }
  const join = async (payment: FoundPayment, pages: BillPages): Promise<PaymentRecord | string> => {
    const row = (await pages(payment.bill)).get(payment.id)
    const differs = row === undefined ? 'Payment' : disagreement(payment, row, payment.bill)
    if (row === undefined || differs !== null) return differs ?? ''
    const raw = { allocations: payment.raw.map((one) => one.raw), page: row.texts }
    return mapPayment(payment, row, { currency: await lookups.currency(), raw })
  }
  /** One payment, both sides read anew. */
  const readOne = async (id: string, pages: BillPages): Promise<ReadResult<'PAYMENT'>> => {
    try {
      const [found] = groupPayments(await readParent(api, id))
      if (found === undefined) return 'ABSENT'
      const read = await join(found, pages)
      return typeof read === 'string' ? differs(read) : read
    } catch (thrown) {
      if (thrown instanceof MattergraphError && (thrown.code === 'DRIFT' || thrown.code === 'NOT_FOUND')) return thrown
      throw thrown
    }
  }
  const orAgain = async (payment: FoundPayment, pages: BillPages): Promise<readonly PaymentRecord[]> => {
    const read = await join(payment, pages).catch((thrown: unknown) => {
      // The bill's page is gone, which is one more way for things to have changed.
      if (thrown instanceof MattergraphError && thrown.code === 'NOT_FOUND') return ''
      throw thrown
    })
    const result = typeof read === 'string' ? await readOne(payment.id, openPages()) : read
    if (result instanceof MattergraphError) throw result
    return result === 'ABSENT' ? [] : [result]
  }
  // Every page goes through the same list: it is grouped once.
  const grouped = new WeakMap<readonly Sent<ClioAllocation>[], readonly FoundPayment[]>()
  const paymentsIn = (allocations: readonly Sent<ClioAllocation>[]): readonly FoundPayment[] => {
    const payments = grouped.get(allocations) ?? groupPayments(allocations)
    grouped.set(allocations, payments)
    return payments
  }
  const pageOf = async (payments: readonly FoundPayment[], cursor: string | null): Promise<RecordPage<'PAYMENT'>> => {
    const left = payments.filter(({ id }) => cursor === null || Number(id) > Number(cursor))
    const own = left.slice(0, paymentsPerPage)
    const pages = openPages()
    const records: PaymentRecord[] = []
    for (const payment of own) records.push(...(await orAgain(payment, pages)))
    return { records, next: left.length > own.length ? (own.at(-1)?.id ?? null) : null, total: null }
  }
  return {
    readPage: async (cursor) => pageOf(paymentsIn(await parts.allocations(cursor === null)), cursor),
    readChanges: async (since, cursor) => {
      const parents = groupPayments(await readAllocations(api, [['updated_since', since]]))
      // Another allocation of the same payment may not have changed: each payment is put together from all of its own.
      const whole: FoundPayment[] = []
      for (const { id } of parents) whole.push(...groupPayments(await readParent(api, id)))
      return pageOf(whole, cursor)
    },
    readMany: async (vendorIds) => {
      const pages = openPages()
      const results = new Map<string, ReadResult<'PAYMENT'>>(vendorIds.map((id) => [id, 'ABSENT']))
      // Clio's ids are numbers: any other text is nobody's id.
      for (const id of results.keys()) if (/^[1-9]\d{0,14}$/.test(id)) results.set(id, await readOne(id, pages))
      return results
    },
  }
}

/** What a payment settles. That there is nothing deletes it from the mirror, so the payment's own page is asked before it is believed. */
const readParent = async (api: ClioApi, id: string): Promise<readonly Sent<ClioAllocation>[]> => {
  const found = await readAllocations(api, [
    ['parent_id', id],
    ['parent_type', 'Payment'],
  ])
  if (found.some(({ wire }) => String(wire.parent.id) !== id || wire.parent.type !== 'Payment')) {
    throw new MattergraphError('DRIFT', 'allocations.parent: expected what the one payment settles, came another’s', { vendor })
  }
  if (found.length === 0 && (await hasPage(api, id))) {
    throw new MattergraphError('DRIFT', 'allocations.data: expected what a payment that exists settles, came nothing', { vendor })
  }
  return found
}

const hasPage = async (api: ClioApi, id: string): Promise<boolean> => {
  try {
    await api.page(paymentPagePath(id))
    return true
  } catch (thrown) {
    if (thrown instanceof MattergraphError && thrown.code === 'NOT_FOUND') return false
    throw thrown
  }
}

/** The payments among allocations, by rising id: those that settle an invoice. */
const groupPayments = (allocations: readonly Sent<ClioAllocation>[]): readonly FoundPayment[] =>
  [
    ...Map.groupBy(
      allocations.filter(({ wire }) => wire.parent.type === 'Payment'),
      ({ wire }) => wire.parent.id,
    ),
  ]
    .toSorted(([left], [right]) => left - right)
    .flatMap(([id, raw]) => {
      const [first, ...rest] = raw.map(({ wire }) => wire)
      const bill = raw.find(({ wire }) => wire.bill !== null && !wire.bill.isTrustRequest)?.wire.bill?.id
      return first === undefined || bill === undefined ? [] : [{ id: String(id), allocations: [first, ...rest] as const, raw, bill }]
    })

const differs = (column: string): MattergraphError =>
  new MattergraphError('DRIFT', `bill page, table#payments "${column}": expected what the payment's allocations say, came something else`, {
    vendor,
  })
