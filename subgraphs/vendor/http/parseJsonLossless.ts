import type { Vendor } from '../../../core/vendor.js'
import { type JsonReviver, parseJson } from './parseJson.js'

/**
 * As `parseJson`, but integers beyond 2^53 come as strings of their digits instead of being rounded: Smokeball's `lastUpdated` is
 * such a number (.NET ticks) and would lose its last digits. Five times slower than `parseJson` where such a number may be there, as fast where none is.
 */
export const parseJsonLossless = (text: string, where: string, vendor: Vendor): unknown =>
  parseJson(text, where, vendor, mayHoldLargeInteger.test(text) ? keepLargeInteger : undefined)

const mayHoldLargeInteger = /(?:^|[:,[\s])-?\d{16,}\s*(?:[,}\]]|$)/

const keepLargeInteger: JsonReviver = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source) ? source : value
