import type { BillingType, MatterRecord, Participant } from '../../../core/record/Matter.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { calendarDateOrNull } from '../../vendor/map/calendarDate.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { CaseWire } from '../wire/Case.js'
import { contactId, type ContactList } from './contactId.js'
import { currency } from './currency.js'
import { customFields } from './customFields.js'
import type { CaseContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** A case. */
export const mapMatter = (wire: CaseWire, context: CaseContext): MatterRecord => {
  const clientId = clientOf(wire, context)
  const lead = wire.staff.find(({ lead_lawyer }) => lead_lawyer)
  return {
    ...recordBase(wire, { vendorId: String(wire.id), vendorUrl: `${context.web}/court_cases/${wire.id}` }),
    number: blankToNull(wire.case_number),
    title: wire.name,
    description: blankToNull(wire.description),
    status: wire.status === 'open' ? 'OPEN' : 'CLOSED',
    stage: blankToNull(wire.case_stage),
    practiceArea: blankToNull(wire.practice_area),
    openDate: calendarDateOrNull(wire.opened_date),
    closeDate: calendarDateOrNull(wire.closed_date),
    billing: billing(wire, lead),
    clientId,
    responsibleAttorneyId: lead === undefined ? null : String(lead.id),
    participants: [...staff(wire), ...contacts(wire, clientId)],
    vendorTotals: { trustBalance: null, outstandingBalance: decimalText(wire.outstanding_balance) },
    iManageWorkspaceId: null,
    customFields: customFields(wire.custom_field_values, context.customFields),
    tags: [],
  }
}

const billingTypes: Readonly<Record<Exclude<CaseWire['billing_type'], null>, BillingType | null>> = {
  '': null,
  hourly: 'HOURLY',
  contingency: 'CONTINGENCY',
  flat: 'FLAT_FEE',
  mixed: 'MIXED',
  pro_bono: 'PRO_BONO',
}

/** The API hides the flat fee's amount; the rate is the lead lawyer's on this case. */
const billing = (wire: CaseWire, lead: CaseWire['staff'][number] | undefined): MatterRecord['billing'] => {
  const type = billingTypes[wire.billing_type ?? '']
  return type === null ? null : { type, rate: decimalText(lead?.case_rate), flatAmount: null, currency }
}

/** The billing contact, whose id does not say whether it is a person's or a company's; without one, the first person who is not in another group, as far as it is told. */
const clientOf = (wire: CaseWire, { billingContacts }: CaseContext): string | null => {
  const billed = wire.billing_contact?.id
  if (billed !== undefined) {
    const list = listOf(wire, billed) ?? billingContacts.get(billed)
    if (list !== undefined) return contactId(list, billed)
  }
  const first = wire.clients.find(({ contact_group: group }) => group !== undefined && (roleName(group ?? '') ?? 'client') === 'client')
  return first === undefined ? null : contactId('clients', first.id)
}

/** The list a billing contact is in, as far as the case itself tells; a person's wins over a company's of the same number. */
export const listOf = (wire: CaseWire, billed: number): ContactList | undefined => {
  if (wire.clients.some(({ id }) => id === billed)) return 'clients'
  return wire.companies.some(({ id }) => id === billed) ? 'companies' : undefined
}

const staff = (wire: CaseWire): readonly Participant[] =>
  wire.staff.flatMap(({ id, lead_lawyer: lead, originating_lawyer: originating }) => {
    const roles = [...(lead ? ['responsible_attorney'] : []), ...(originating ? ['originating_attorney'] : [])]
    return (roles.length === 0 ? ['staff'] : roles).map((role) => ({ role, userId: String(id), contactId: null }))
  })

/** The API returns no roles of contacts on a case: a person's is that of their people group, and neither that nor anything else is told of a company. */
const contacts = (wire: CaseWire, clientId: string | null): readonly Participant[] => {
  const linked = [
    ...wire.clients.map(({ id, contact_group: group }) => ({ id: contactId('clients', id), role: roleName(group ?? '') ?? 'third_party' })),
    ...wire.companies.map(({ id }) => ({ id: contactId('companies', id), role: 'third_party' })),
  ]
  const named = clientId === null || linked.some(({ id }) => id === clientId) ? linked : [{ id: clientId, role: 'client' }, ...linked]
  return named.map(({ id, role }) => ({ role: id === clientId ? 'client' : role, userId: null, contactId: id }))
}
