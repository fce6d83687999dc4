import type { PaymentSource } from '../../../../core/command/PaymentSource.js'
import { Money } from '../../../../core/money.js'
import type { DecimalString } from '../../../../core/record/scalars.js'
import { InputRefusal } from '../input/InputRefusal.js'
import { readOptionalText } from '../input/readText.js'
import type { PaymentSourceInput } from './PaymentSourceInput.js'

/** What the rules on money then allow or refuse; anything else nobody would know what to do with. */
const methods: ReadonlySet<string> = new Set(['card', 'ach', 'check', 'cash', 'wire', 'other', 'trust', 'operating', 'transfer'])
const usualMethods = 'card, ach, check, cash, wire, other'

/** An amount in one form, however it was written: `100.00` and `100` are the same. */
export const readAmount = (amount: DecimalString): DecimalString => new Money(amount).toFixed()

/** How money came, in one form. */
export const readSource = ({ method, processor, transactionId }: PaymentSourceInput): PaymentSource => {
  const known = method.trim().toLowerCase()
  if (!methods.has(known)) throw new InputRefusal('METHOD_UNKNOWN', `${known.slice(0, 40)} is none of ${usualMethods}`, 'source', 'method')
  return {
    method: known,
    processor: readOptionalText(processor, 'processor'),
    transactionId: readOptionalText(transactionId, 'transactionId'),
  }
}
