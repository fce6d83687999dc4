import type { MatterRecord, MatterStatus } from '../../../core/record/Matter.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateOrNull } from '../../vendor/map/calendarDate.js'
import { instantOfTicks } from '../../vendor/map/ticks.js'
import type { WireMatter } from '../wire/Matter.js'
import { customFields } from './customFields.js'
import { contactsOf, participants } from './participants.js'
import type { MapContext, Told } from './recordBase.js'

/** What other lists say of a matter. */
export interface MatterSurroundings extends MapContext {
  readonly stage: string | null
  /** The name of its type, where the matter's own link does not carry one. */
  readonly typeName: string | null
}

/** Nothing of Smokeball's is archived in this sense: its archive tells where the paper file lies. */
const statuses = { Open: 'OPEN', Pending: 'PENDING', Closed: 'CLOSED', Cancelled: 'CLOSED', Deleted: 'CLOSED' } as const satisfies Record<
  WireMatter['status'],
  MatterStatus
>

/** A matter. The type's name is its area of practice. Its billing arrangement has to be asked for matter by matter and is left out. */
export const mapMatter = ({ wire, raw }: Told<WireMatter>, { web, stage, typeName }: MatterSurroundings): MatterRecord => ({
  vendorId: wire.id,
  vendorUrl: `${web}/#/billing/view-matter/${wire.id}`,
  externalId: blankToNull(wire.externalSystemId),
  createdAt: null,
  updatedAt: instantOfTicks(wire.versionId),
  raw,
  number: blankToNull(wire.number),
  title: blankToNull(wire.title) ?? blankToNull(wire.number) ?? 'Untitled matter',
  description: blankToNull(wire.description),
  status: statuses[wire.status],
  stage: blankToNull(stage),
  practiceArea: blankToNull(wire.matterType?.name) ?? typeName,
  openDate: calendarDateOrNull(wire.openedDate),
  closeDate: calendarDateOrNull(wire.closedDate),
  billing: null,
  clientId: contactsOf(wire.clients)[0] ?? null,
  responsibleAttorneyId: wire.personResponsible?.id ?? null,
  participants: participants(wire),
  vendorTotals: null,
  iManageWorkspaceId: null,
  customFields: customFields(wire),
  tags: [...new Set((wire.tags ?? []).map(({ name }) => name))],
})

/** Whether a row of the list is a matter at all: leads and deleted ones are not. */
export const isMatter = ({ isLead, status }: WireMatter): boolean => !isLead && status !== 'Deleted'
