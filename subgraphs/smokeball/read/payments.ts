import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { PaymentRecord } from '../../../core/record/Payment.js'
import type { ReadResult, RecordReader } from '../../../core/vendorAdapter.js'
import { mapPayment } from '../map/Payment.js'
import type { MapContext } from '../map/recordBase.js'
import type { PaymentPages } from './readPayments.js'
import { orItsError } from './toldRecords.js'

const cursorShape = z.object({ from: z.int().min(0), total: z.int().min(0) })

/** Payments: the app's list by receipt number. By id the pages that begin with a wanted receipt: none is asked for twice, and neighbours share one. */
export const paymentReader = (pages: PaymentPages, context: MapContext): RecordReader<'PAYMENT'> => ({
  readPage: async (text) => {
    const cursor = text === null ? undefined : parseCursor(text)
    const { payments, count, next } = await pages.page(cursor?.from ?? 0)
    const total = cursor?.total ?? count
    return {
      records: payments.map((row) => mapPayment(row, context)),
      next: next === null ? null : JSON.stringify({ from: next, total }),
      total,
    }
  },
  readMany: async (vendorIds) => {
    const found = new Map<string, ReadResult<'PAYMENT'>>()
    const wanted = [...new Set(vendorIds)].filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number)
    for (let left = wanted.toSorted((one, other) => one - other), first = left[0]; first !== undefined; first = left[0]) {
      const from = first
      const read = await orItsError(async () => {
        const { payments, next } = await pages.page(from)
        return { records: payments.map((row) => mapPayment(row, context)), next: next ?? Number.POSITIVE_INFINITY }
      })
      if (read instanceof MattergraphError) {
        found.set(String(from), read)
        left = left.slice(1)
        continue
      }
      for (const record of read.records) found.set(record.vendorId, record satisfies PaymentRecord)
      left = left.filter((number) => number >= read.next)
    }
    return new Map(vendorIds.map((id): [string, ReadResult<'PAYMENT'>] => [id, found.get(id) ?? 'ABSENT']))
  },
})

const parseCursor = (text: string): z.infer<typeof cursorShape> => {
  try {
    return cursorShape.parse(JSON.parse(text))
  } catch (cause) {
    throw new MattergraphError('BAD_USER_INPUT', 'the cursor is not one of Smokeball’s', { vendor: 'SMOKEBALL', cause })
  }
}
