import { MattergraphError } from '../../../core/errors.js'
import { Money } from '../../../core/money.js'
import type { DecimalString } from '../../../core/record/scalars.js'

const decimalPattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/

/**
 * A JSON number or a vendor's decimal text in plain notation, equal amounts alike: `1066.5` for 1066.50 and `1066.500`. Null stays null, and blank
 * text is null. Throws DRIFT for what is no decimal: thousands separators, currency signs, NaN.
 */
export const decimalText = <Value extends number | string | null | undefined>(
  value: Value,
): Value extends number ? DecimalString : DecimalString | null => {
  const text = typeof value === 'number' ? String(value) : (value?.trim() ?? '')
  // The cast repeats the signature: a number's text is never blank.
  if (text === '') return null as Value extends number ? DecimalString : DecimalString | null
  if (!decimalPattern.test(text))
    throw new MattergraphError('DRIFT', `expected a decimal number, came ${typeof value === 'number' ? 'NaN or infinity' : 'other text'}`)
  // toFixed never writes an exponent; adding zero turns -0 into 0.
  return new Money(text).plus(0).toFixed()
}
