import type { PortalState } from '../buildPortal.js'
import { escapeHtml } from '../escapeHtml.js'
import { page } from '../page.js'
import type { PortalDefinition } from '../Portal.js'

/** The page at `/_sandbox/`. */
export const deskPage = (definition: PortalDefinition, state: PortalState): string =>
  page({
    title: `${definition.title} sandbox`,
    body: `<main><h1>${escapeHtml(definition.title)}</h1><p>${escapeHtml(state.world.firm.name)}</p></main>`,
  })
