import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { Instant } from '../../../core/record/scalars.js'
import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import type { MapContext } from '../map/recordBase.js'
import { parseTransactionId } from '../map/transactionId.js'
import { mapTrustTransaction } from '../map/TrustTransaction.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { wireTransaction } from '../wire/Transaction.js'
import { listPage, longestPage } from './listPage.js'
import { secondBefore } from './secondBefore.js'
import type { PaidInvoice, PaymentBook } from './openPaymentBook.js'
import { openSignWitness } from './openSignWitness.js'
import { orItsError, toldRecord } from './toldRecords.js'
import { readTrustAccounts } from './trustAccounts.js'
import { wholeList } from './wholeList.js'

const cursorShape = z.object({ account: z.string() })
const identified = z.object({ id: z.string() })

type Found = Map<string, ReadResult<'TRUST_TRANSACTION'>>

/** Trust transactions: the list of one trust account after the other, each a page of its own. The list has no order to be asked for, so that it counts only when it stood still. */
export const trustTransactionReader = (api: SmokeballApi, context: MapContext, book: PaymentBook): RecordReader<'TRUST_TRANSACTION'> => {
  const pathOf = (accountId: string): string => `/bankaccounts/${encodeURIComponent(accountId)}/transactions`
  const witness = openSignWitness(api)
  const accountIds = async (): Promise<readonly string[]> =>
    (await readTrustAccounts(api)).map(({ wire }) => wire.id).toSorted((left, right) => (left < right ? -1 : 1))
  const readAccount = async (accountId: string, since?: Instant): Promise<readonly TrustTransactionRecord[]> => {
    const query: Readonly<Record<string, string>> = since === undefined ? {} : { LastUpdated: secondBefore(since) }
    const told = await wholeList(api, wireTransaction, { request: { path: pathOf(accountId), query }, keyOf: ({ id }) => id })
    const records = told.map((one) => mapTrustTransaction(one, accountId, context))
    witness.note(records)
    return records
  }
  const confirmTransfers = async (records: Iterable<unknown>, ids: readonly string[]): Promise<void> => {
    for (const record of records)
      if (typeof record === 'object' && record !== null && 'type' in record && record.type === 'TRANSFER_IN') return witness.confirm(ids)
  }
  const mapOne = (value: unknown, accountId: string): Promise<TrustTransactionRecord | MattergraphError> =>
    orItsError(() => mapTrustTransaction(toldRecord(wireTransaction, value, '/bankaccounts/{id}/transactions'), accountId, context))

  /** One by its own request; of several what the list's pages show while that costs fewer requests than asking for the rest one by one. */
  const readSome = async (accountId: string, ids: readonly string[]): Promise<Found> => {
    const path = pathOf(accountId)
    const found: Found = new Map()
    let missing = ids
    let size: number | null = null
    for (let offset = 0; worthAPage(missing.length, size, offset); offset += longestPage) {
      const page = await listPage(api, identified, { path, offset })
      size = page.size
      const wanted = new Set(missing)
      for (const { raw, wire } of page.records) if (wanted.has(wire.id)) found.set(wire.id, await mapOne(raw, accountId))
      missing = missing.filter((id) => !found.has(id))
    }
    const singly = async (id: string): Promise<void> => {
      const value = await api.find(`${path}/${id}`, z.unknown())
      if (value !== undefined) found.set(id, await mapOne(value, accountId))
    }
    await Promise.all(missing.map(singly))
    witness.note([...found.values()].filter((result) => typeof result === 'object' && 'amount' in result))
    return found
  }

  return {
    readPage: async (text) => {
      const ids = await accountIds()
      const cursor = text === null ? undefined : parseCursor(text)
      const [account, next] = cursor === undefined ? ids : ids.filter((id) => id >= cursor.account)
      const records = account === undefined ? [] : await readAccount(account)
      await confirmTransfers(records, ids)
      if (records.some(paysInvoice)) await book.readOn(cursor === undefined)
      return {
        records: records.map((record) => withInvoice(record, book.paidInvoice)),
        next: next === undefined ? null : JSON.stringify({ account: next }),
        total: null,
      }
    },
    // A movement is never edited; one that is reversed changes by that.
    readChanges: async (since) => {
      const ids = await accountIds()
      const records = (await Promise.all(ids.map((id) => readAccount(id, since)))).flat()
      await confirmTransfers(records, ids)
      return { records, next: null, total: null }
    },
    readMany: async (vendorIds) => {
      const parsed = [...new Set(vendorIds)].flatMap((id) => parseTransactionId(id) ?? [])
      if (parsed.length === 0) return new Map(vendorIds.map((id) => [id, 'ABSENT']))
      // What is in an account of another type is no trust money.
      const ids = await accountIds()
      const trust = new Set(ids)
      const byAccount = Map.groupBy(
        parsed.filter(({ accountId }) => trust.has(accountId)),
        ({ accountId }) => accountId,
      )
      const read = await Promise.all(
        [...byAccount].map(async ([accountId, own]) => {
          const wanted = own.map(({ ownId }) => ownId)
          const result = await orItsError(() => readSome(accountId, wanted))
          return [accountId, result] as const
        }),
      )
      await confirmTransfers(
        read.flatMap(([, result]) => (result instanceof MattergraphError ? [] : [...result.values()])),
        ids,
      )
      const byId = new Map(
        await Promise.all(read.map(async ([accountId, result]) => [accountId, await withInvoices(result, book)] as const)),
      )
      const resultOf = (id: string): ReadResult<'TRUST_TRANSACTION'> => {
        const { accountId, ownId } = parseTransactionId(id) ?? { accountId: '', ownId: '' }
        const result = byId.get(accountId)
        return result instanceof MattergraphError ? result : (result?.get(ownId) ?? 'ABSENT')
      }
      return new Map(vendorIds.map((id) => [id, resultOf(id)]))
    },
  }
}

/** A movement names no invoice; the app's list of payments tells which one it paid. */
const paysInvoice = ({ type }: TrustTransactionRecord): boolean => type === 'INVOICE_PAYMENT'

const withInvoice = (record: TrustTransactionRecord, paid: PaidInvoice): TrustTransactionRecord =>
  paysInvoice(record) ? { ...record, invoiceId: paid(record.vendorId) } : record

/** The same by id: the payments of each matter are asked for once. */
const withInvoices = async (found: Found | MattergraphError, book: PaymentBook): Promise<Found | MattergraphError> => {
  if (found instanceof MattergraphError) return found
  const matters = new Set([...found.values()].flatMap((one) => (isPayment(one) && one.matterId !== null ? [one.matterId] : [])))
  const paidOf = book.paidInvoicesNow(matters.size)
  const told = [...found].map(async ([id, one]): Promise<[string, ReadResult<'TRUST_TRANSACTION'>]> => {
    const { matterId } = isPayment(one) ? one : { matterId: null }
    return [id, isPayment(one) && matterId !== null ? await orItsError(async () => withInvoice(one, await paidOf(matterId))) : one]
  })
  return new Map(await Promise.all(told))
}

const isPayment = (one: ReadResult<'TRUST_TRANSACTION'>): one is TrustTransactionRecord =>
  typeof one === 'object' && 'type' in one && paysInvoice(one)

/** Whether going on through the list costs fewer requests than asking for what is still missing one by one. */
const worthAPage = (missing: number, size: number | null, offset: number): boolean => {
  if (size === null) return missing > 1
  const pagesLeft = Math.ceil((size - offset) / longestPage)
  return pagesLeft > 0 && pagesLeft < missing
}

const parseCursor = (text: string): z.infer<typeof cursorShape> => {
  try {
    return cursorShape.parse(JSON.parse(text))
  } catch (cause) {
    throw new MattergraphError('BAD_USER_INPUT', 'the cursor is not one of Smokeball’s', { vendor: 'SMOKEBALL', cause })
  }
}
