import { Money } from '../money.js'
import type { DecimalString } from '../record/scalars.js'
import type { WorkTotal } from './WorkInProgress.js'

/** Adds groups up, each currency for itself, in the order the currencies come in. */
export const totalWork = (groups: readonly WorkTotal[]): readonly WorkTotal[] =>
  [...Map.groupBy(groups, ({ currency }) => currency)].map(([currency, ofCurrency]) => {
    const amount = (read: (group: WorkTotal) => DecimalString): DecimalString =>
      ofCurrency.reduce((sum, group) => sum.plus(read(group)), new Money(0)).toFixed()
    const count = (read: (group: WorkTotal) => number): number => ofCurrency.reduce((sum, group) => sum + read(group), 0)
    return {
      currency,
      timeEntries: count(({ timeEntries }) => timeEntries),
      seconds: count(({ seconds }) => seconds),
      timeAmount: amount(({ timeAmount }) => timeAmount),
      expenses: count(({ expenses }) => expenses),
      expenseAmount: amount(({ expenseAmount }) => expenseAmount),
      total: amount(({ total }) => total),
      draftAmount: amount(({ draftAmount }) => draftAmount),
      oldestDate: ofCurrency.reduce(
        (oldest, { oldestDate }) => (oldestDate < oldest ? oldestDate : oldest),
        ofCurrency[0]?.oldestDate ?? '',
      ),
    }
  })
