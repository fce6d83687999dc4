import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { DecimalString } from '../../../core/record/scalars.js'

/** An amount as forms take it, to the cent: `1234.50`. Refuses to round. */
export const amountText = (amount: DecimalString): string => {
  const text = new Money(amount).toFixed(2)
  if (!new Money(text).eq(amount))
    throw new MattergraphError('BAD_USER_INPUT', 'MyCase keeps amounts in whole cents', { vendor: 'MYCASE', outcome: 'NOT_APPLIED' })
  return text
}

const methodWords: Readonly<Record<string, string>> = {
  card: 'Credit Card',
  ach: 'eCheck',
  check: 'Check',
  cash: 'Cash',
  wire: 'Wire',
}

/** How money came, in the words of the forms (assumed). */
export const methodWord = (method: string): string => methodWords[method] ?? 'Other'

/** What trust money is held for, as forms name it (assumed). */
export const allocationValue = (matterId: string | null): string => matterId ?? 'unallocated'
