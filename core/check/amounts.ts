import { Money } from '../money.js'
import type { DecimalString } from '../record/scalars.js'

/** The sum of amounts whose form is known to be right. */
export const sumOf = (amounts: readonly DecimalString[]): Money => amounts.reduce((sum, amount) => sum.plus(amount), new Money(0))

/** Says that a number is not what others add up to; null where it is. */
export const unequal = (
  shown: { readonly what: string; readonly amount: DecimalString },
  expected: Money,
  because: string,
): string | null => (expected.equals(shown.amount) ? null : `${shown.what} is ${shown.amount}, but ${because} is ${expected.toFixed()}`)
