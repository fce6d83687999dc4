import { z } from 'zod'
import { currencyCode, legacyBankAccount, legacyHead, legacyReference, paymentMethod } from './money.js'
import { dateTime, guid } from './scalars.js'

const taxData = z.object({ name: z.string(), rate: z.number(), isCompound: z.boolean(), amount: z.number() })

const item = z.object({
  guid,
  type: z.enum(['RegularItem', 'TimeEntryItem', 'ExpenseItem', 'InterestItem', 'EmptyItem']),
  name: z.string().nullable(),
  description: z.string().nullable(),
  qty: z.number(),
  price: z.number(),
  sub: z.number(),
  tax1Data: taxData.nullable(),
  tax2Data: taxData.nullable(),
  entryDate: dateTime.nullable(),
  timeEntries: z.array(
    z.object({
      guid,
      taskCode: z.string().nullable(),
      item: z.object({ guid, name: z.string().nullable() }).nullable(),
      user: legacyReference.nullable(),
    }),
  ),
  expenses: z.array(
    z.object({
      guid,
      taskCode: z.string().nullable(),
      expenseCategory: z.object({ guid, name: z.string() }).nullable(),
      user: legacyReference.nullable(),
    }),
  ),
  flatFees: z.array(z.unknown()),
  projectGuid: guid.nullable(),
})

/** An invoice read by its id from the legacy API: with its lines and what was applied to it. That a payment stands in it whole is assumed. */
export const wireSaleDocument = z.object({
  ...legacyHead,
  number: z.int(),
  type: z.literal('Invoice'),
  currencyCode,
  sub: z.number(),
  discount: z.number(),
  tax: z.number(),
  total: z.number(),
  amountPaid: z.number(),
  amountDue: z.number(),
  isOverdue: z.boolean(),
  isApproved: z.boolean(),
  status: z.enum(['Saved', 'Approved', 'Sent', 'Paid', 'Viewed', 'Overdue', 'Expired', 'Invoiced', 'Due', 'PendingApproval']),
  items: z.array(item),
  saleDocumentPayments: z.array(
    z.object({
      guid,
      amount: z.number(),
      payment: z.object({ guid, date: dateTime, method: paymentMethod, bankAccount: legacyBankAccount.nullable() }).nullable(),
      credit: z.looseObject({}).nullable(),
    }),
  ),
})

/** A parsed invoice of the legacy API. */
export type WireSaleDocument = z.output<typeof wireSaleDocument>
/** One of its lines. */
export type WireSaleItem = WireSaleDocument['items'][number]
