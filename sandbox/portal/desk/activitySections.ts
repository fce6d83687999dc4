import type { PortalState } from '../buildPortal.js'
import { table } from './table.js'

const shown = 25

/** What reached the portal: codes it sent, writes it accepted, requests it got. The newest stand first. */
export const activitySections = ({ inbox, effects, requests }: PortalState): string => `<section><h2>Inbox</h2>
${table(
  ['At', 'To', 'By', 'Code'],
  newest(inbox).map(({ at, to, channel, code }) => [at, to, channel, code]),
  'No code was sent yet.',
)}</section>
<section><h2>Writes accepted</h2>
${table(
  ['At', 'What', 'Kind', 'Id', 'Body'],
  newest(effects).map(({ at, operation, kind, id, body }) => [at, operation, kind, id, JSON.stringify(body)]),
  'None yet.',
)}${effects.length > shown ? `<p class="quiet">The last ${String(shown)} of ${String(effects.length)}; <a href="/_sandbox/effects">all as JSON</a>.</p>` : ''}</section>
<section><h2>Requests</h2>
${table(
  ['Method', 'Route', 'Count'],
  requests.list().map(({ method, route, count }) => [method, route, String(count)]),
  'None since the count began.',
)}</section>`

const newest = <T>(list: readonly T[]): readonly T[] => list.slice(-shown).toReversed()
