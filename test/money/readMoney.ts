import { z } from 'zod'
import { parseRecordId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Vendor } from '../../core/vendor.js'
import { walkList } from '../conformance/graph/walkList.js'

/** Another record, told by its id alone: the graph then has no need to read it. */
const named = z.object({ id: z.string().transform((id) => parseRecordId(id)?.vendorId ?? '') }).transform(({ id }) => ({ vendorId: id }))

const shapes = {
  INVOICE: z.object({
    vendorId: z.string(),
    status: z.string(),
    subtotal: z.string(),
    discount: z.string(),
    tax: z.string(),
    total: z.string(),
    paid: z.string(),
    trustApplied: z.string(),
    balance: z.string(),
    matters: z.array(named),
    lineItems: z.array(z.object({ amount: z.string() })),
  }),
  PAYMENT: z.object({
    vendorId: z.string(),
    status: z.string(),
    amount: z.string(),
    applications: z.array(z.object({ amount: z.string(), invoice: named })),
  }),
  TRUST_TRANSACTION: z.object({
    vendorId: z.string(),
    amount: z.string(),
    balanceAfter: z.string().nullable(),
    status: z.string(),
    date: z.string(),
    trustAccount: named,
    client: named.nullable(),
    matter: named.nullable(),
  }),
  TRUST_ACCOUNT: z.object({
    vendorId: z.string(),
    balance: z.string(),
    ledgers: z.array(
      z.object({ balance: z.string(), protected: z.string(), available: z.string(), client: named.nullable(), matter: named.nullable() }),
    ),
  }),
  MATTER: z.object({
    vendorId: z.string(),
    financials: z.object({
      trustBalance: z.string(),
      unbilledHours: z.string(),
      unbilledAmount: z.string(),
      outstandingBalance: z.string(),
    }),
  }),
} as const satisfies Partial<Record<RecordKind, z.ZodType>>

const fields = {
  INVOICE: 'vendorId status subtotal discount tax total paid trustApplied balance matters { id } lineItems { amount }',
  PAYMENT: 'vendorId status amount applications { amount invoice { id } }',
  TRUST_TRANSACTION: 'vendorId amount balanceAfter status date trustAccount { id } client { id } matter { id }',
  TRUST_ACCOUNT: 'vendorId balance ledgers { balance protected available client { id } matter { id } }',
  MATTER: 'vendorId financials { trustBalance unbilledHours unbilledAmount outstandingBalance }',
} as const satisfies Record<keyof typeof shapes, string>

/** A record as the graph tells its money. */
export type MoneyOf<K extends keyof typeof shapes> = z.infer<(typeof shapes)[K]>

/** Every record of a kind that the graph has of a vendor, in pages as large as it gives them. */
export const readMoney = async <K extends keyof typeof shapes>(url: string, vendor: Vendor, kind: K): Promise<readonly MoneyOf<K>[]> => {
  const pages = await walkList(url, { kind, filter: { vendors: [vendor] }, direction: 'FORWARD', size: 200, fields: `id ${fields[kind]}` })
  // The schema of this kind gives this kind's records; the compiler does not follow the key through the table.
  return pages.flatMap(({ edges }) => edges.map(({ node }) => shapes[kind].parse(node) as MoneyOf<K>))
}
