import { type RecordKind, recordKinds } from '../../core/recordKind.js'
import type { VendorAdapter } from '../../core/vendorAdapter.js'

/** The kinds an adapter says it can read. */
export const readableKinds = ({ capabilities }: Pick<VendorAdapter, 'capabilities'>): readonly RecordKind[] =>
  recordKinds.filter((kind) => capabilities.some((one) => one.kind === kind && one.operation === 'READ'))
