import type { TestedKind } from '../testedKinds.js'
import { contactCases } from './contactCases.js'
import { externalIdCases } from './externalIdCases.js'
import type { FilterCase } from './FilterCase.js'
import type { Everything } from './GraphScene.js'
import { matterCases } from './matterCases.js'
import { sharedCases } from './sharedCases.js'
import { timeEntryCases } from './timeEntryCases.js'
import { userCases } from './userCases.js'

const cases = {
  USER: userCases,
  CONTACT: contactCases,
  MATTER: matterCases,
  TIME_ENTRY: timeEntryCases,
} as const satisfies { readonly [K in TestedKind]: (records: Everything[K]) => readonly FilterCase<K>[] }

/** Every filter of a kind, tried with values of one vendor's records. */
export const filterCases = <K extends TestedKind>(kind: K, everything: Everything, vendor: string): readonly FilterCase<K>[] => {
  const records = everything[kind].filter((record) => record.vendor === vendor) as unknown as Everything[K]
  // The table's entry for this kind takes and gives this kind's records; the compiler cannot follow the key through the table.
  const own = cases[kind] as unknown as (records: Everything[K]) => readonly FilterCase<K>[]
  const external = kind === 'USER' ? [] : externalIdCases(records)
  return [...([...sharedCases(records), ...external] as unknown as readonly FilterCase<K>[]), ...own(records)]
}
