import { faultKindMeanings, faultKinds } from '../../faults/FaultOrder.js'
import type { PortalState } from '../buildPortal.js'
import { escapeHtml } from '../escapeHtml.js'
import type { PortalDefinition } from '../Portal.js'
import { table } from './table.js'

/** The faults in force, and forms to order others. Without scripts it reads the same; the buttons then do nothing. */
export const faultsSection = (definition: PortalDefinition, { faults, world }: PortalState): string => {
  const now = faults.report()
  return `<section><h2>Faults</h2>
<p class="quiet">An order changes what it names and leaves the rest; faults for single requests queue up, and each request meets the first that fits it. Nothing under <code>/_sandbox/</code> is ever disturbed.</p>
${table(
  ['Waiting', 'Times', 'For'],
  now.next.map((fault) => [
    fault.do === 'error' ? `error ${String(fault.status)}` : fault.do,
    String(fault.times),
    `${fault.match.method ?? 'any method'} ${fault.match.path ?? 'any path'}`,
  ]),
  'No fault waits for a request.',
)}
<form data-order="faults"><fieldset><legend>Always</legend>
${numberField('latencyMs', 'Delay, ms', now.latencyMs)}${numberField('jitterMs', 'and up to this much more, ms', now.jitterMs)}
${numberField('clockSkewMs', "The portal's clock is off by, ms", now.clockSkewMs)}
<label>Request limits times <input name="scale" type="number" step="any" value="${String(now.rateLimit.scale)}"></label>
<label>Answers differ from the documented format
<select name="drift"><option value="">as documented</option>${Object.entries(definition.drifts).map(driftOption(now.drift)).join('')}</select></label>
<button>Set</button></fieldset></form>
<form data-order="next"><fieldset><legend>One request</legend>
<label>It <select name="do">${faultKinds.map((kind) => `<option value="${kind}">${kind}: ${faultKindMeanings[kind]}</option>`).join('')}</select></label>
<label>Status of an error <input name="status" type="number" min="400" max="599" value="500"></label>
<label>Method <input name="method" placeholder="any"></label>
<label>Path, a beginning or with * <input name="path" placeholder="any"></label>
<label>Times <input name="times" type="number" min="1" value="1"></label>
<button>Queue</button></fieldset></form>
<form data-order="reset"><fieldset><legend>The whole portal</legend>
${numberField('seed', 'Seed', world.seed)}${numberField('matters', 'Matters', world.matterCount)}
<button>Start over with this world</button>
<button type="button" data-send="sign-out">Sign everyone out</button>
<button type="button" data-send="clear">Clear all faults</button></fieldset></form>
<p id="outcome" class="error" role="status"></p></section>`
}

const numberField = (name: string, label: string, value: number): string =>
  `<label>${escapeHtml(label)} <input name="${name}" type="number" value="${String(value)}"></label>`

const driftOption =
  (current: string | null) =>
  ([name, meaning]: readonly [string, string]): string =>
    `<option value="${escapeHtml(name)}"${name === current ? ' selected' : ''}>${escapeHtml(name)}: ${escapeHtml(meaning)}</option>`
