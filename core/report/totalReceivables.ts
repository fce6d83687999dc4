import { Money } from '../money.js'
import type { AgedAmount, ReceivablesTotal } from './Receivables.js'

/** Adds groups up, each currency for itself, in the order the currencies come in. */
export const totalReceivables = (groups: readonly ReceivablesTotal[]): readonly ReceivablesTotal[] =>
  [...Map.groupBy(groups, ({ currency }) => currency)].map(([currency, ofCurrency]) => ({
    currency,
    buckets: (ofCurrency[0]?.buckets ?? []).map((range, index) =>
      addAmounts(
        range,
        ofCurrency.flatMap(({ buckets }) => buckets[index] ?? []),
      ),
    ),
    total: ofCurrency.reduce((sum, { total }) => sum.plus(total), new Money(0)).toFixed(),
    invoices: ofCurrency.reduce((sum, { invoices }) => sum + invoices, 0),
    oldestDueDate: ofCurrency.flatMap(({ oldestDueDate }) => oldestDueDate ?? []).toSorted()[0] ?? null,
  }))

const addAmounts = ({ fromDays, untilDays }: AgedAmount, amounts: readonly AgedAmount[]): AgedAmount => ({
  fromDays,
  untilDays,
  amount: amounts.reduce((sum, { amount }) => sum.plus(amount), new Money(0)).toFixed(),
  invoices: amounts.reduce((sum, { invoices }) => sum + invoices, 0),
})
