import type { UtbmsCode, UtbmsSet } from './UtbmsCode.js'

/*
 * The codes of the Uniform Task-Based Management System as the American Bar Association publishes them, and the phases of the LEDES Oversight
 * Committee's e-discovery set. The revisions of 2013 added codes that are not here: an unknown code is no mistake.
 * A100 and E100 head their tables and are no codes to record.
 */

/** Codes and names of one set, in its own order. */
type Table = readonly (readonly [code: string, name: string])[]

const litigation: Table = [
  ['L100', 'Case Assessment, Development and Administration'],
  ['L110', 'Fact Investigation/Development'],
  ['L120', 'Analysis/Strategy'],
  ['L130', 'Experts/Consultants'],
  ['L140', 'Document/File Management'],
  ['L150', 'Budgeting'],
  ['L160', 'Settlement/Non-Binding ADR'],
  ['L190', 'Other Case Assessment, Development and Administration'],
  ['L200', 'Pre-Trial Pleadings and Motions'],
  ['L210', 'Pleadings'],
  ['L220', 'Preliminary Injunctions/Provisional Remedies'],
  ['L230', 'Court Mandated Conferences'],
  ['L240', 'Dispositive Motions'],
  ['L250', 'Other Written Motions and Submissions'],
  ['L260', 'Class Action Certification and Notice'],
  ['L300', 'Discovery'],
  ['L310', 'Written Discovery'],
  ['L320', 'Document Production'],
  ['L330', 'Depositions'],
  ['L340', 'Expert Discovery'],
  ['L350', 'Discovery Motions'],
  ['L390', 'Other Discovery'],
  ['L400', 'Trial Preparation and Trial'],
  ['L410', 'Fact Witnesses'],
  ['L420', 'Expert Witnesses'],
  ['L430', 'Written Motions and Submissions'],
  ['L440', 'Other Trial Preparation and Support'],
  ['L450', 'Trial and Hearing Attendance'],
  ['L460', 'Post-Trial Motions and Submissions'],
  ['L470', 'Enforcement'],
  ['L500', 'Appeal'],
  ['L510', 'Appellate Motions and Submissions'],
  ['L520', 'Appellate Briefs'],
  ['L530', 'Oral Argument'],
]

/** Ratified 2011. That these are its nine phases is assumed; the tasks within them are not known here. */
const eDiscovery: Table = [
  ['L600', 'Identification'],
  ['L610', 'Preservation'],
  ['L620', 'Collection'],
  ['L630', 'Processing'],
  ['L650', 'Review'],
  ['L660', 'Analysis'],
  ['L670', 'Production'],
  ['L680', 'Presentation'],
  ['L690', 'Project Management'],
]

const activities: Table = [
  ['A101', 'Plan and prepare for'],
  ['A102', 'Research'],
  ['A103', 'Draft/revise'],
  ['A104', 'Review/analyze'],
  ['A105', 'Communicate (in firm)'],
  ['A106', 'Communicate (with client)'],
  ['A107', 'Communicate (other outside counsel)'],
  ['A108', 'Communicate (other external)'],
  ['A109', 'Appear for/attend'],
  ['A110', 'Manage data/files'],
  ['A111', 'Other'],
]

const expenses: Table = [
  ['E101', 'Copying'],
  ['E102', 'Outside printing'],
  ['E103', 'Word processing'],
  ['E104', 'Facsimile'],
  ['E105', 'Telephone'],
  ['E106', 'Online research'],
  ['E107', 'Delivery services/messengers'],
  ['E108', 'Postage'],
  ['E109', 'Local travel'],
  ['E110', 'Out-of-town travel'],
  ['E111', 'Meals'],
  ['E112', 'Court fees'],
  ['E113', 'Subpoena fees'],
  ['E114', 'Witness fees'],
  ['E115', 'Deposition transcripts'],
  ['E116', 'Trial transcripts'],
  ['E117', 'Trial exhibits'],
  ['E118', 'Litigation support vendors'],
  ['E119', 'Experts'],
  ['E120', 'Private investigators'],
  ['E121', 'Arbitrators/mediators'],
  ['E122', 'Local counsel'],
  ['E123', 'Other professionals'],
  ['E124', 'Other'],
]

const withoutPhases = (set: UtbmsSet, table: Table): readonly UtbmsCode[] => table.map(([code, name]) => ({ code, name, set, phase: null }))

/** In the litigation set a code that ends in two zeros is a phase, and the codes with its first digit are its tasks. */
const withPhases = (set: UtbmsSet, table: Table): readonly UtbmsCode[] => {
  const phases = new Map<string, UtbmsCode>()
  return table.map(([code, name]) => {
    const stem = code.slice(0, 2)
    const found: UtbmsCode = { code, name, set, phase: phases.get(stem) ?? null }
    if (code.endsWith('00')) phases.set(stem, found)
    return found
  })
}

/** Every code that is known, set by set in the sets' own order. */
export const utbmsCodes: readonly UtbmsCode[] = [
  ...withPhases('LITIGATION', litigation),
  ...withoutPhases('E_DISCOVERY', eDiscovery),
  ...withoutPhases('ACTIVITY', activities),
  ...withoutPhases('EXPENSE', expenses),
]
