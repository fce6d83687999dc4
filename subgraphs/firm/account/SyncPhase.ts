import { registerEnumType } from 'type-graphql'
import { syncPhases } from '../../../core/account/SyncState.js'

/** How far a kind has been read. */
export const SyncPhaseEnum = Object.fromEntries(syncPhases.map((value) => [value, value]))

registerEnumType(SyncPhaseEnum, {
  name: 'SyncPhase',
  description: 'How far a kind has been read.',
  valuesConfig: {
    PENDING: { description: 'Not begun.' },
    INITIAL: { description: 'The first full read is under way.' },
    LIVE: { description: 'Read completely once; a live read or `syncAccount` brings it up to date.' },
    FAILING: { description: 'The last read failed; `lastError` says why. What was read before is still answered.' },
  },
})
