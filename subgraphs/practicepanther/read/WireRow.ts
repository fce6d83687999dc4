import type { Json } from '../../../core/record/scalars.js'

/** One record of an answer: parsed, and as it came. */
export interface WireRow<Wire> {
  readonly wire: Wire
  readonly raw: Json
}
