import type { RecordKind } from '../../core/recordKind.js'
import type { PortalAddress } from '../../core/vendorAdapter.js'
import { identityProvider } from '../../sandbox/identity-provider/identityProvider.js'
import { startSandbox } from '../../sandbox/startSandbox.js'
import { createWorld } from '../../sandbox/world/createWorld.js'
import type { World } from '../../sandbox/world/World.js'
import type { VendorUnderTest } from '../conformance/VendorUnderTest.js'
import { createHurriedClock, type HurriedClock } from './createHurriedClock.js'
import { openPortalDesk } from './openPortalDesk.js'
import type { PortalDesk } from './PortalDesk.js'
import { readableKinds } from './readableKinds.js'

/** One vendor's portal on ports of its own, with the identity provider beside it. */
export interface SandboxVendor {
  readonly vendor: VendorUnderTest
  /** The kinds the vendor's adapter says it reads. */
  readonly kinds: readonly RecordKind[]
  readonly portal: PortalAddress
  readonly desk: PortalDesk
  readonly identityProviderDesk: PortalDesk
  /** The portal's time: whoever sleeps by it moves the portal's clock on. */
  readonly clock: HurriedClock
  /** The firm the portal began with, vendor-neutral. */
  readonly world: World
  /** Closes the portal: nothing answers any more. */
  readonly shutDown: () => Promise<void>
}

/** Request limits a thousand times the vendor's: tests wait for answers, not for turns. */
export const limitScale = 1000

/** Starts a vendor's portal, gives it to `use`, closes it. */
export const withSandboxVendor = async <Result>(
  vendor: VendorUnderTest,
  options: { readonly matters: number; readonly seed?: number },
  use: (sandbox: SandboxVendor) => Promise<Result>,
): Promise<Result> => {
  const { matters, seed = 1 } = options
  const sandbox = await startSandbox({ portBase: 0, seed, matters, limitScale, definitions: [identityProvider, vendor.portal] })
  const originOf = (slug: string): string => {
    const running = sandbox.portals.find((portal) => portal.slug === slug)
    if (running === undefined) throw new Error(`the sandbox did not start ${slug}`)
    return running.origin
  }
  try {
    const origin = originOf(vendor.portal.slug)
    const desk = openPortalDesk(origin)
    return await use({
      vendor,
      kinds: readableKinds(vendor.adapter),
      // One address plays all of the vendor's hosts.
      portal: { web: origin, auth: origin, api: origin },
      desk,
      clock: createHurriedClock((milliseconds) => desk.hurry(milliseconds)),
      identityProviderDesk: openPortalDesk(originOf(identityProvider.slug)),
      world: createWorld({ portal: vendor.portal.slug, seed, matters }),
      shutDown: () => sandbox.close(),
    })
  } finally {
    await sandbox.close()
  }
}
