import type { PortalState } from '../buildPortal.js'
import { escapeHtml } from '../escapeHtml.js'
import { page } from '../page.js'
import type { PortalDefinition } from '../Portal.js'
import { activitySections } from './activitySections.js'
import { deskScript } from './deskScript.js'
import { faultsSection } from './faultsSection.js'
import { loginsSection } from './loginsSection.js'
import { worldSection } from './worldSection.js'

const style = `<style>
  .wide { overflow-x: auto } td { overflow-wrap: anywhere } fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 14px 0; padding: 6px 18px 16px;
  display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 4px 24px; align-items: end } legend { font-weight: 600 }
  fieldset input, fieldset select { width: 100%; min-width: 0 } fieldset button { justify-self: start }
</style>`

/** The page at `/_sandbox/`: the portal, its world, its people, what reached it, and its faults. */
export const deskPage = (definition: PortalDefinition, state: PortalState): string =>
  page({
    title: `${definition.title} – sandbox desk`,
    head: style,
    body: `<main><h1>${escapeHtml(definition.title)} <span class="quiet">sandbox desk</span></h1>
<p>This is a sandbox: a portal built from the vendor's published formats, holding a firm that does not exist. Nothing here reaches the vendor.
This page and everything under <code>/_sandbox/</code> belong to the sandbox alone. <a href="/">Open the portal</a> · <a href="/_sandbox/">Look again</a></p>
${worldSection(state)}
${loginsSection(state)}
${activitySections(state)}
${faultsSection(definition, state)}
</main>
<script>${deskScript}</script>`,
  })
