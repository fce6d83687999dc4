import { registerEnumType } from 'type-graphql'

/** How far a kind has been read. */
export const SyncPhaseEnum = {
  PENDING: 'PENDING',
  INITIAL: 'INITIAL',
  LIVE: 'LIVE',
  FAILING: 'FAILING',
} as const
/** How far a kind has been read. */
export type SyncPhase = keyof typeof SyncPhaseEnum

registerEnumType(SyncPhaseEnum, {
  name: 'SyncPhase',
  description: 'How far a kind has been read.',
  valuesConfig: {
    PENDING: { description: 'Not begun.' },
    INITIAL: { description: 'The first full read is under way.' },
    LIVE: { description: 'Read completely; kept fresh from here on.' },
    FAILING: { description: 'The last read failed; `lastError` says why. What was read before is still answered.' },
  },
})
