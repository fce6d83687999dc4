import type { Json } from '../../../core/record/scalars.js'

/** A record in the vendor's own form, and as it was parsed. */
export interface Told<Wire> {
  readonly wire: Wire
  readonly raw: Json
}

/** What mapping needs to know beside the record. */
export interface MapContext {
  /** The web app's address. */
  readonly web: string
  readonly currency: string
  readonly country: 'US' | 'AU' | 'GB'
}
