import type { MatterRecord, MatterStatus, Participant } from '../../../core/record/Matter.js'
import type { Json } from '../../../core/record/scalars.js'
import { calendarDateIn } from '../../vendor/map/calendarDateIn.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { WireMatter } from '../wire/Matter.js'
import type { WireProject } from '../wire/Project.js'
import { billing } from './billing.js'
import { customFields, textUnderLabel } from './customFields.js'
import type { MapContext } from './MapContext.js'
import { plainText } from './plainText.js'

/** Someone linked to a matter: the free text of the role, and the contact by the id it has in the mirror. */
export interface Party {
  readonly role: string
  readonly contactId: string
}

const statuses: Readonly<Record<WireMatter['status'], MatterStatus>> = {
  Open: 'OPEN',
  Pending: 'PENDING',
  Closed: 'CLOSED',
  Archived: 'ARCHIVED',
}

/** What iManage calls a workspace: the library, an exclamation mark, a number. A document's id has a version behind it and is none. */
const workspaceId = /^[^!]+![0-9]+$/

/** A matter from both APIs and the people linked to it. */
export const mapMatter = (
  {
    matter,
    project,
    parties,
    raw,
  }: { readonly matter: WireMatter; readonly project: WireProject; readonly parties: readonly Party[]; readonly raw: Json },
  context: MapContext,
): MatterRecord => {
  const values = matter.custom_field_values
  const workspace = textUnderLabel(values, 'iManageWorkspace')
  const date = (instant: string | null): string | null => (instant === null ? null : calendarDateIn(context.timeZone, instant))
  return {
    vendorId: matter.id,
    vendorUrl: `${context.web}/Project/Details/${matter.id}`,
    externalId: null,
    createdAt: matter.created_at,
    updatedAt: matter.updated_at,
    raw,
    number: matter.number === null ? null : String(matter.number),
    title: matter.name,
    description: plainText(matter.notes),
    status: statuses[matter.status],
    stage: textUnderLabel(values, 'stage'),
    practiceArea: textUnderLabel(values, 'practiceArea'),
    openDate: date(matter.open_date),
    closeDate: date(matter.close_date),
    billing: billing(matter, project, context.currency),
    clientId: matter.account_ref?.id ?? null,
    // Assumed: v2 has no such field, and firms put the attorney who answers for a matter first.
    responsibleAttorneyId: matter.assigned_to_users[0]?.id ?? null,
    participants: participants(matter, project, parties),
    vendorTotals: { trustBalance: decimalText(project.trustBalance), outstandingBalance: decimalText(project.invoicesDue) },
    iManageWorkspaceId: workspace !== null && workspaceId.test(workspace) ? workspace : null,
    customFields: customFields(values, context.timeZone),
    tags: matter.tags,
  }
}

const participants = (matter: WireMatter, project: WireProject, parties: readonly Party[]): readonly Participant[] => {
  const user = (role: string, userId: string): Participant => ({ role, userId, contactId: null })
  const contact = (role: string, contactId: string): Participant => ({ role, userId: null, contactId })
  const [responsible, ...staff] = matter.assigned_to_users
  return unique([
    ...(responsible === undefined ? [] : [user('responsible_attorney', responsible.id)]),
    ...staff.map(({ id }) => user('staff', id)),
    ...(project.originatedBy === null ? [] : [user('originating_attorney', project.originatedBy.guid)]),
    ...(matter.account_ref === null ? [] : [contact('client', matter.account_ref.id)]),
    ...parties.map(({ role, contactId }) => contact(roleName(role) ?? 'third_party', contactId)),
  ])
}

const unique = (participants: readonly Participant[]): readonly Participant[] => [
  ...new Map(participants.map((participant) => [JSON.stringify(participant), participant])).values(),
]
