import type { FilterCase } from './FilterCase.js'

/** A list of trust accounts is narrowed by what every kind's list is, and by nothing more. */
export const trustAccountCases = (): readonly FilterCase<'TRUST_ACCOUNT'>[] => []
