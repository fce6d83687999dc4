import { permissions, type StaffRecord } from '../firm/StaffRecord.js'
import type { WireRecord } from './WireRecord.js'

const hidden: ReadonlySet<string> = new Set(permissions)

/** A firm user as the API shows it: permissions are hidden. */
export const renderStaff = (record: StaffRecord): WireRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.has(name)))
