import { Money } from '../../../core/money.js'
import type { MatterBilling, MatterRecord, Participant, VendorTotals } from '../../../core/record/Matter.js'
import type { DecimalString, Json } from '../../../core/record/scalars.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { roleName } from '../../vendor/map/roleName.js'
import type { ClioMatter } from '../wire/Matter.js'
import { customFields } from './customFields.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

const statuses = { Open: 'OPEN', Pending: 'PENDING', Closed: 'CLOSED' } as const
const billingTypes = { hourly: 'HOURLY', flat: 'FLAT_FEE', contingency: 'CONTINGENCY' } as const

/** A custom field that names the matter's workspace in iManage. */
const workspaceField = /^imanage\b.*workspace/i

/**
 * A Clio matter as the mirror keeps one. Clio has one line for what a matter is about, its description: that is the title too,
 * or the display number where the line is empty.
 */
export const mapMatter = (matter: ClioMatter, raw: Json, context: MapContext): MatterRecord => {
  const description = blankToNull(matter.description)
  const fields = customFields(matter.custom_field_values, context.optionTexts)
  const workspace = fields.find(({ name }) => workspaceField.test(name))?.value
  return {
    ...recordBase(matter, raw, `${context.web}/nc/#/matters/${matter.id}`),
    number: matter.display_number,
    title: description ?? matter.display_number,
    description,
    status: statuses[matter.status],
    stage: matter.matter_stage?.name ?? null,
    practiceArea: matter.practice_area?.name ?? null,
    openDate: matter.open_date,
    closeDate: matter.close_date,
    billing: billing(matter, context.currency),
    clientId: matter.client,
    responsibleAttorneyId: matter.responsible_attorney,
    participants: participants(matter),
    vendorTotals: vendorTotals(matter),
    iManageWorkspaceId: typeof workspace === 'string' ? workspace : null,
    customFields: fields,
    tags: [],
  }
}

/** The matter's trust money over all accounts, as Clio shows it with the matter; it shows nothing of a matter that never had any. What is outstanding it does not show. */
const vendorTotals = ({ account_balances: balances }: ClioMatter): VendorTotals | null => {
  const trust = balances.filter(({ type }) => type === 'Trust')
  if (trust.length === 0) return null
  return { trustBalance: trust.reduce((sum, { balance }) => sum.plus(balance), new Money(0)).toFixed(), outstandingBalance: null }
}

const billing = (matter: ClioMatter, accountCurrency: string): MatterBilling | null => {
  if (matter.billing_method === null) return null
  return {
    type: billingTypes[matter.billing_method],
    rate: matter.custom_rate?.type === 'HourlyRate' ? hourlyRate(matter) : null,
    flatAmount: matter.custom_rate?.type === 'FlatRate' ? decimalText(matter.custom_rate.rates[0]?.rate ?? null) : null,
    currency: matter.currency?.code ?? accountCurrency,
  }
}

/** An hourly matter may have rates for users, groups and activities: the responsible attorney's own counts, else one that is everybody's. */
const hourlyRate = ({ custom_rate: custom, responsible_attorney: attorney }: ClioMatter): DecimalString | null => {
  const rates = (custom?.rates ?? []).filter(({ activity_description: activity }) => !activity)
  const own = rates.find(({ user }) => attorney !== null && String(user?.id) === attorney)
  const everybodys = rates.find(({ user, group }) => !user && !group)
  return decimalText((own ?? everybodys)?.rate ?? null)
}

const participants = (matter: ClioMatter): readonly Participant[] => [
  ...asUser('responsible_attorney', matter.responsible_attorney),
  ...asUser('originating_attorney', matter.originating_attorney),
  ...asUser('staff', matter.responsible_staff),
  ...asContact('client', matter.client),
  ...matter.relationships.flatMap(({ description, contact }) => asContact(roleName(description ?? '') ?? 'third_party', contact)),
]

const asUser = (role: string, userId: string | null): readonly Participant[] => (userId === null ? [] : [{ role, userId, contactId: null }])
const asContact = (role: string, contactId: string | null): readonly Participant[] =>
  contactId === null ? [] : [{ role, userId: null, contactId }]
