import type { StaffRecord } from '../firm/StaffRecord.js'
import type { WireRecord } from './WireRecord.js'

/** A firm user as the API shows it: permissions are hidden. */
export const renderStaff = ({ manage_firm_preferences: _hidden, ...shown }: StaffRecord): WireRecord => shown
