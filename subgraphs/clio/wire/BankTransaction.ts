import { z } from 'zod'
import { Money } from '../../../core/money.js'
import { trustRequestKind } from './Bill.js'
import { clioDate, clioId, clioInstant, clioNumber, reference } from './scalars.js'

/** What is asked of movements of trust money. */
export const bankTransactionFields = [
  'id,created_at,updated_at,type,bank_account_id,source,confirmation,date,amount,currency,currency_id,description,transaction_type',
  'funds_in,funds_out,clio_payments_transaction',
  'client{id}',
  'matter{id}',
  'bill{id,number,kind}',
  'allocation{id,voided_at}',
].join(',')

/** What is asked of them where only balances are wanted. */
export const movementFields = 'id,type,bank_account_id,amount,funds_in,funds_out,client{id},matter{id}'

const movementShape = {
  id: clioId,
  /** Trust money is the firm's liability. */
  type: z.literal('liability'),
  bank_account_id: clioId,
  amount: clioNumber,
  funds_in: clioNumber.nonnegative(),
  funds_out: clioNumber.nonnegative(),
  client: reference,
  matter: reference,
}

interface Funds {
  readonly amount: number
  readonly funds_in: number
  readonly funds_out: number
}

/** The signed amount and the two unsigned columns beside it say the same, or one of them has changed its meaning. */
const isSigned = ({ amount, funds_in: into, funds_out: out }: Funds): boolean => new Money(into).minus(out).equals(amount)
const signedMessage = { path: ['amount'], message: 'funds in less funds out' }

/** A movement of trust money as far as balances need it. */
export const movement = z.object(movementShape).refine((one) => isSigned(one), signedMessage)

/** A movement of trust money as Clio answers. Assumed: the texts of `transaction_type`, which has no list of its values. */
export const bankTransaction = z
  .object({
    ...movementShape,
    created_at: clioInstant,
    updated_at: clioInstant,
    date: clioDate,
    source: z.string().nullable(),
    confirmation: z.string().nullable(),
    description: z.string().nullable(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    transaction_type: z.enum(['deposit', 'withdrawal', 'transfer', 'refund', 'reversal', 'trust_interest', 'bank_charge']),
    /** What it pays; null for none, and for a trust request, which bills nothing. */
    bill: z
      .object({ id: clioId, kind: z.string() })
      .transform(({ id, kind }) => (kind === trustRequestKind ? null : String(id)))
      .nullable(),
  })
  .refine((one) => isSigned(one), signedMessage)

/** A parsed movement of trust money. */
export type ClioBankTransaction = z.output<typeof bankTransaction>
/** A movement as far as balances need it. */
export type ClioMovement = z.output<typeof movement>
