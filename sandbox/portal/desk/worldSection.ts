import { escapeHtml } from '../escapeHtml.js'
import type { PortalState } from '../buildPortal.js'
import { table } from './table.js'

/** Which firm this is, how much it holds, and where to read it as stored. */
export const worldSection = ({ world, built }: PortalState): string => {
  const kinds = Object.keys(built.records)
  const links = kinds.map((kind) => `<a href="/_sandbox/records/${escapeHtml(kind)}">${escapeHtml(kind)}</a>`).join(' · ')
  const rows = [
    ['Firm', world.firm.name],
    ['Place', `${world.firm.address.city}, ${world.firm.state} (${world.firm.timeZone}), ${world.firm.currency}`],
    ['Last day', world.today],
    ['Seed', String(world.seed)],
    ['Users', String(world.users.length)],
    ['Contacts', String(world.contactCount)],
    ['Matters', String(world.matterCount)],
    ['Time entries', String(world.timeEntryCount)],
  ]
  return `<section><h2>The world</h2>
${kinds.length === 0 ? '<p class="quiet">This portal keeps no records of the firm: people only sign in here.</p>' : table(['What', 'As generated'], rows, '')}
${links === '' ? '' : `<p>As stored now (JSON): ${links}</p>`}</section>`
}
