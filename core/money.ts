import { Decimal } from 'decimal.js'

/** Exact decimals with room for any sum a firm can own; half-up, as every rule of ours rounds. */
export const Money = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 30 })

/** An exact decimal number. */
export type Money = Decimal

/** Digits after the point of a currency's minor unit (ISO 4217). */
export const minorUnitDigits = (currency: string): number =>
  zeroDigitCurrencies.has(currency) ? 0 : threeDigitCurrencies.has(currency) ? 3 : 2

const zeroDigitCurrencies: ReadonlySet<string> = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
])
const threeDigitCurrencies: ReadonlySet<string> = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

/** Rounds an amount half-up to its currency's minor unit. Done per line, before sums are made. */
export const roundToMinorUnit = (amount: Money, currency: string): Money =>
  amount.toDecimalPlaces(minorUnitDigits(currency), Decimal.ROUND_HALF_UP)
