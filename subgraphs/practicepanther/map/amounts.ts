import { Money } from '../../../core/money.js'
import type { DecimalString } from '../../../core/record/scalars.js'

/** Whether two sums are the same. */
export const isSame = (one: number | DecimalString, other: number | DecimalString): boolean => new Money(one).equals(other)

/** The sum of sums. */
export const sumOf = (sums: readonly (number | DecimalString)[]): Money => sums.reduce<Money>((total, sum) => total.plus(sum), new Money(0))
