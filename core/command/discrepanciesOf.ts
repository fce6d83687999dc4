import { Money } from '../money.js'
import type { Json } from '../record/scalars.js'
import type { Discrepancy } from './Command.js'

const decimal = /^-?\d+(\.\d+)?$/

const isSame = (sent: unknown, stored: unknown): boolean => {
  if (Array.isArray(sent) && Array.isArray(stored)) return sent.length === stored.length && sent.every((one) => stored.includes(one))
  if (typeof sent === 'string' && typeof stored === 'string' && decimal.test(sent) && decimal.test(stored))
    return new Money(sent).eq(stored)
  return sent === stored
}

/** The fields that are stored differently from what was wanted. What nobody wanted anything of is undefined; null leaves the choice to the vendor, which is told then. */
export const discrepanciesOf = <Field extends string>(
  wanted: Readonly<Record<Field, Json | undefined>>,
  stored: Readonly<Record<NoInfer<Field>, Json>>,
): readonly Discrepancy[] => {
  const values = new Map<string, Json>(Object.entries(stored))
  return Object.entries<Json | undefined>(wanted).flatMap(([field, sent]) => {
    const value = values.get(field) ?? null
    return sent === undefined || isSame(sent, value) ? [] : [{ field, sent, stored: value }]
  })
}
