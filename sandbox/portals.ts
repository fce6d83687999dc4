import { identityProvider } from './identity-provider/identityProvider.js'
import { clioPortal } from './clio/clioPortal.js'
import { mycasePortal } from './mycase/mycasePortal.js'
import type { PortalDefinition } from './portal/Portal.js'
import { practicepantherPortal } from './practicepanther/practicepantherPortal.js'
import { smokeballPortal } from './smokeball/smokeballPortal.js'

/** Every portal of the sandbox. The identity provider comes first: the others send people there. */
export const portals: readonly PortalDefinition[] = [identityProvider, clioPortal, mycasePortal, practicepantherPortal, smokeballPortal]
