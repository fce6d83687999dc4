import { z } from 'zod'
import { link, text } from './scalars.js'

const balance = z.object({
  matter: link.optional(),
  balance: z.number(),
  protectedBalance: z.number().min(0),
  /** balance − protectedBalance. */
  availableBalance: z.number(),
  lastUpdated: text,
})

/** A bank account with what lies in it by matter and, in the United States, by matter and contact. */
export const wireBankAccount = z.object({
  id: z.string().min(1),
  type: z.enum(['Operating', 'Trust', 'Credit', 'ControlledMoney']),
  /** 0 open, 1 closed. */
  status: z.int().optional(),
  accountName: text,
  accountNumber: text,
  bankName: text,
  balance: z.number(),
  contactBalances: z.array(balance.extend({ contact: link })).optional(),
  matterBalances: z.array(balance).optional(),
})

/** A bank account as Smokeball answers it. */
export type WireBankAccount = z.infer<typeof wireBankAccount>
/** One balance of an account. */
export type WireBalance = z.infer<typeof balance> & { readonly contact?: { readonly id: string } | undefined }
