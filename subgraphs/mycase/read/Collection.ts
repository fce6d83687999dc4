import type { z } from 'zod'
import type { CanonicalRecord } from '../../../core/record/CanonicalRecord.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import type { MyCasePages } from '../openMyCasePages.js'
import type { ListSizes } from './readManyOf.js'
import type { ApiList } from './readListPage.js'

/** One list of the API and how its records become canonical ones. */
export interface Collection<K extends RecordKind, Wire extends { readonly id: number }, Context> {
  readonly list: ApiList
  readonly schema: z.ZodType<Wire>
  /** The number behind a vendor id; undefined where no record of this list can have that id. */
  readonly numberOf: (vendorId: string) => string | undefined
  /** Asks for what mapping these records needs to know besides: no request for most. */
  readonly contextOf: (records: readonly Wire[]) => Promise<Context>
  readonly map: (wire: Wire, context: Context) => CanonicalRecord<K>
}

/** What collections are read through. */
export interface ReadTools {
  readonly api: MyCaseApi
  readonly sizes: ListSizes
}

/** What records are read through that the API tells only in part. */
export interface PageReadTools extends ReadTools {
  readonly pages: MyCasePages
}

/** The number in a vendor id that is nothing but a number. */
export const plainNumber = (vendorId: string): string | undefined => (/^\d{1,15}$/.test(vendorId) ? vendorId : undefined)
