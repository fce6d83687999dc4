import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import type { World, WorldMatter } from '../../world/World.js'
import { localInstant } from '../localInstant.js'
import { wireDateTime } from '../wireDateTime.js'
import type { CustomFieldValue } from './CustomFieldValue.js'
import { type CustomFields, customFieldValue } from './customFields.js'
import type { PersonIds } from './PersonIds.js'
import type { Reference } from './Reference.js'
import type { StoredMatter, StoredRelationship } from './StoredMatter.js'

/** What a matter is built from. */
export interface MatterParts {
  readonly world: World
  readonly guid: PortalKit['guid']
  readonly ids: PersonIds
  readonly fields: CustomFields
  userId(index: number): string
}

/** A matter of the world has at most this many people linked to it. */
export const mostRelationships = 8

const statusWords = { open: 'Open', pending: 'Pending', closed: 'Closed', archived: 'Archived' } as const

const relationshipNames: Readonly<Record<WorldMatter['opposing'][number]['role'], string>> = {
  client: 'Client',
  opposing_party: 'Opposing party',
  opposing_counsel: 'Opposing counsel',
  insurer: 'Insurer',
  court: 'Judge',
  vendor: 'Expert witness',
  third_party: 'Witness',
}

/** Matter number `index`. */
export const buildMatter = (parts: MatterParts, index: number): StoredMatter => {
  const matter = parts.world.matter(index)
  return {
    id: parts.guid.of('matter', index),
    account_ref: matter.client === null ? null : { id: parts.ids.account(matter.client) },
    // A whole number, given automatically where nobody typed one; a few were imported without.
    number: matter.number === '' ? null : 2001 + index,
    name: matter.title,
    notes: notes(matter),
    ...dates(parts.world, matter),
    tags: matter.tags,
    status: statusWords[matter.status],
    assigned_to_users: assignedUsers(parts, matter),
    custom_field_values: customValues(parts, matter),
    created_at: wireDateTime(matter.createdAt),
    updated_at: wireDateTime(matter.updatedAt),
    ...fee(matter),
    originatedBy: matter.originatingAttorney === null ? null : { id: parts.userId(matter.originatingAttorney) },
    relationships: relationships(parts, matter),
  }
}

/** Notes are plain text or HTML, as the editor of the day left them. */
const notes = ({ index, description }: WorldMatter): string | null => {
  if (description === '') return null
  return index % 5 === 0 ? `<p>${escapeHtml(description).replaceAll('\n', '<br>')}</p>` : description
}

/** "Date only" fields: noon of the firm's zone; an imported closing date mid-morning UTC, a limitation date at local midnight. */
const dates = ({ firm }: World, matter: WorldMatter): Pick<StoredMatter, 'open_date' | 'close_date' | 'statute_of_limitation_date'> => {
  const noon = (date: string): string => wireDateTime(localInstant(date, 12, firm.timeZone))
  const imported = (date: string): string => wireDateTime(Date.parse(`${date}T15:00:00Z`))
  return {
    open_date: matter.openDate === null ? null : noon(matter.openDate),
    close_date: matter.closeDate === null ? null : (matter.index % 6 === 0 ? imported : noon)(matter.closeDate),
    statute_of_limitation_date: matter.limitationDate === null ? null : wireDateTime(localInstant(matter.limitationDate, 0, firm.timeZone)),
  }
}

/** The responsible attorney stands first. The vendor wants at least one user on a matter. */
const assignedUsers = (parts: MatterParts, matter: WorldMatter): readonly Reference[] => {
  const team = [matter.responsibleAttorney, ...matter.staff].filter((user) => user !== null)
  return [...new Set(team.length === 0 ? [0] : team)].map((user) => ({ id: parts.userId(user) }))
}

const fee = ({
  index,
  billing,
}: WorldMatter): Pick<StoredMatter, 'hourlyRateType' | 'hourlyRate' | 'flatRate' | 'contingencyRatePercent'> => {
  const none = { hourlyRate: null, flatRate: null, contingencyRatePercent: null }
  if (billing.type === 'flat') {
    return { ...none, hourlyRateType: 'FlatRate', flatRate: billing.flatCents === null ? null : billing.flatCents / 100 }
  }
  if (billing.type === 'contingency')
    return { ...none, hourlyRateType: 'Contingency', contingencyRatePercent: index % 2 === 0 ? 33.33 : 40 }
  if (billing.rateCents !== null) return { ...none, hourlyRateType: 'ProjectRate', hourlyRate: billing.rateCents / 100 }
  return { ...none, hourlyRateType: index % 7 === 0 ? 'ItemRate' : 'UserRate' }
}

const customValues = (parts: MatterParts, matter: WorldMatter): readonly CustomFieldValue[] => {
  const { fields, world, ids } = parts
  const { court, caseType, claimAmountCents, juryTrial, incidentDate } = matter.customFields
  const midnight = incidentDate === null ? null : wireDateTime(localInstant(incidentDate, 0, world.firm.timeZone))
  return [
    ...customFieldValue(fields.matterType, matter.practiceArea),
    ...customFieldValue(fields.stage, matter.stage),
    ...customFieldValue(fields.court, court),
    ...customFieldValue(fields.caseType, caseType),
    ...customFieldValue(fields.claimAmount, claimAmountCents === null ? null : claimAmountCents / 100),
    ...customFieldValue(fields.juryTrial, juryTrial),
    ...customFieldValue(fields.incidentDate, midnight),
    ...customFieldValue(fields.iManageWorkspace, matter.index % 10 === 4 ? `ACTIVE!${String(1000 + matter.index)}` : null),
    ...customFieldValue(fields.referredBy, matter.index % 12 === 5 ? { id: ids.primary((matter.index * 7) % world.contactCount) } : null),
  ]
}

const relationships = ({ guid, ids }: MatterParts, matter: WorldMatter): readonly StoredRelationship[] =>
  matter.opposing.slice(0, mostRelationships).map(({ contact, role }, ordinal) => ({
    id: guid.of('relationship', matter.index * mostRelationships + ordinal),
    contact: ids.primary(contact),
    account: ids.account(contact),
    name: relationshipNames[role],
    notes: null,
  }))
