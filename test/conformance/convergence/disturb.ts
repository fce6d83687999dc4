import type { NextFault } from '../../../sandbox/faults/FaultOrder.js'
import type { Random } from '../../support/createRandom.js'
import type { Faults } from '../../support/PortalDesk.js'
import type { SandboxVendor } from '../../support/withSandboxVendor.js'
import { openPortalChanges } from '../openPortalChanges.js'

/** What happens to one request. A write that is to fail late is no fault for a reading: that request goes through. */
const requestFaults: readonly (Pick<NextFault, 'do'> & Partial<NextFault>)[] = [
  { do: 'drop-before' },
  { do: 'drop-after' },
  { do: 'error', status: 500 },
  { do: 'error', status: 503 },
  { do: 'error', status: 429 },
  { do: 'error', status: 403 },
  { do: 'error', status: 404 },
  { do: 'html' },
  { do: 'fail-late' },
  { do: 'fail-late' },
  { do: 'fail-late' },
  { do: 'fail-late' },
  { do: 'fail-late' },
  { do: 'fail-late' },
]

/** How many requests in a row meet what was thrown for them. */
const requestsInRound = 60

/** Throws for each of the next requests what happens to it; now and then the answers leave their form beside that, come late, or every session ends. */
export const orderFaults = async ({ desk, vendor }: SandboxVendor, random: Random, round: number): Promise<void> => {
  const drifts = Object.keys(vendor.portal.drifts).filter((name) => !vendor.signInDrifts.includes(name))
  const order: Faults = {
    next: Array.from({ length: requestsInRound }, () => random.pick(requestFaults)),
    ...(round % 3 === 2 ? { drift: random.pick(drifts) } : {}),
    ...(round % 4 === 0 ? { latencyMs: 2 } : {}),
    ...(round % 5 === 1 ? { expireSessions: true } : {}),
  }
  await desk.calm()
  await desk.order(order)
}

/** What people did at the portal. */
export interface PortalTally {
  done: number
  /** What the portal did not let them do, in its own words. */
  readonly refused: string[]
}

const deeds = ['create', 'edit', 'edit', 'edit', 'remove'] as const

/** Somebody does something at the portal: creates, edits or deletes a record of any kind, but not the user whose login is used. What the portal refuses stays undone. */
export const changePortal = async (portal: SandboxVendor, random: Random, tally: PortalTally, self: string | null): Promise<void> => {
  const kind = random.pick(portal.kinds)
  const changes = await openPortalChanges(portal, kind)
  const deed = random.pick(deeds.filter((one) => changes.can(one)))
  const ids = [...changes.living.keys()].filter((vendorId) => kind !== 'USER' || vendorId !== self)
  try {
    if (deed === 'create') await changes.create()
    else await changes[deed](random.pick(ids))
    tally.done += 1
  } catch (error) {
    tally.refused.push(`${deed} ${kind}: ${String(error)}`)
  }
}
