import type { WorldOptions } from '../../world/World.js'
import type { PortalState } from '../buildPortal.js'
import type { PortalDefinition } from '../Portal.js'

/** What the desk under `/_sandbox/` works on. */
export interface DeskOptions {
  readonly definition: PortalDefinition
  /** The portal as last built. */
  readonly current: () => PortalState
  /** Builds the portal anew over another world: no sessions, effects, counts, messages or faults remain. */
  readonly reset: (world: Omit<WorldOptions, 'portal'>) => Promise<void>
}
