import { z } from 'zod'
import { trustRequestKind } from './Bill.js'
import { clioDate, clioId, clioInstant, clioNumber, reference } from './scalars.js'

/** What is asked of allocations: what payments and credit notes settle. */
export const allocationFields = [
  'id,created_at,updated_at,date,amount,interest,voided_at,description,has_online_payment,payment_type',
  'bill{id,number,kind}',
  'source_bank_account{id,type}',
  'destination_bank_account{id,type}',
  'matter{id}',
  'contact{id}',
  'parent{id,type}',
].join(',')

const account = z.object({ id: clioId, type: z.enum(['Operating', 'Trust']) }).nullable()

/** An allocation as Clio answers. The payment it is of is seen nowhere else: ids of payments and of credit notes overlap, so the type tells which. */
export const allocation = z.object({
  id: clioId,
  created_at: clioInstant,
  updated_at: clioInstant,
  date: clioDate,
  amount: clioNumber,
  voided_at: clioInstant.nullable(),
  description: z.string().nullable(),
  has_online_payment: z.boolean().nullable(),
  /** Null for one whose bill was deleted. */
  bill: z
    .object({ id: clioId, kind: z.string() })
    .transform(({ id, kind }) => ({ id: String(id), isTrustRequest: kind === trustRequestKind }))
    .nullable(),
  source_bank_account: account,
  destination_bank_account: account,
  matter: reference,
  contact: reference,
  parent: z.object({ id: clioId, type: z.enum(['Payment', 'CreditMemo']) }),
})

/** A parsed allocation. */
export type ClioAllocation = z.output<typeof allocation>

/** What is asked of allocations where a payment is looked for by the marker in its description. */
export const markedAllocationFields = 'id,description,parent{id,type}'

/** An allocation as far as that goes. */
export const markedAllocation = allocation.pick({ description: true, parent: true })
