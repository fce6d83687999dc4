/** What mapping needs beside the record itself. */
export interface MapContext {
  /** The portal's own pages: `https://app.practicepanther.com`. */
  readonly web: string
  /** IANA name; "date only" fields are moments of the firm's day. */
  readonly timeZone: string
  /** ISO 4217; API v2 names no currency. */
  readonly currency: string
}
