/** What mapping needs beside the record itself. */
export interface MapContext {
  /** The portal's own pages: `https://app.clio.com`. */
  readonly web: string
  /** The country of phone numbers that name none; null where it could be any. */
  readonly country: 'US' | 'CA' | 'AU' | null
  /** ISO 4217, for records that name no currency of their own. */
  readonly currency: string
  /** The texts of picklist options by option id, as far as they had to be looked up. */
  readonly optionTexts: ReadonlyMap<string, string>
  /** Ids of time entries and expenses that were written off: no field of an activity says so. */
  readonly writtenOff: ReadonlySet<string>
}
