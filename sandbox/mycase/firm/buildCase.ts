import type { World, WorldMatter } from '../../world/World.js'
import type { CaseRecord, CaseStaff } from './CaseRecord.js'
import { customFieldIds } from './customFieldIds.js'
import type { CustomFieldValue } from './CustomFieldValue.js'
import { dollarText } from './dollarText.js'
import { firstIds } from './firstIds.js'
import type { Office } from './officeOf.js'
import type { ContactSurvey } from './surveyContacts.js'
import { timestamp } from './timestamp.js'

/** What cases are made from beside the matter itself. */
export interface CaseSources {
  readonly world: World
  readonly contacts: ContactSurvey
  readonly office: Office
  /** The case's name: the matter's title, made unique as the portal demands. */
  nameOf(matter: WorldMatter): string
}

/** A world matter in MyCase's words. */
export const buildCase = (sources: CaseSources, index: number): CaseRecord => {
  const matter = sources.world.matter(index)
  const people = [...new Set([...(matter.client === null ? [] : [matter.client]), ...matter.opposing.map((party) => party.contact)])]
  const { isCompany, reference } = sources.contacts
  return {
    id: firstIds.cases + index,
    name: sources.nameOf(matter),
    case_number: matter.number || null,
    description: matter.description,
    opened_date: matter.openDate,
    closed_date: matter.closeDate,
    sol_date: matter.limitationDate,
    practice_area: matter.practiceArea || null,
    case_stage: matter.stage || null,
    status: matter.status === 'open' || matter.status === 'pending' ? 'open' : 'closed',
    // Nobody chose one on some cases, although people are linked.
    billing_contact: matter.client === null || index % 11 === 3 ? null : reference(matter.client),
    billing_type: billingType(matter),
    clients: people.filter((contact) => !isCompany(contact)).map(reference),
    companies: people.filter(isCompany).map(reference),
    staff: staff(matter),
    custom_field_values: customFieldValues(matter),
    office: index % 9 === 4 ? null : sources.office,
    created_at: timestamp(matter.createdAt),
    updated_at: timestamp(matter.updatedAt),
    flat_fee: matter.billing.flatCents === null ? null : matter.billing.flatCents / 100,
  }
}

const billingType = (matter: WorldMatter): CaseRecord['billing_type'] => {
  if (matter.tags.includes('pro bono')) return 'pro_bono'
  if (matter.index % 17 === 5) return ''
  return matter.index % 29 === 4 ? 'mixed' : matter.billing.type
}

const staff = (matter: WorldMatter): readonly CaseStaff[] => {
  const users = [matter.responsibleAttorney, matter.originatingAttorney, ...matter.staff].filter((user) => user !== null)
  return [...new Set(users)].map((user) => {
    const lead = user === matter.responsibleAttorney
    const rate = lead ? matter.billing.rateCents : null
    return {
      id: firstIds.staff + user,
      lead_lawyer: lead,
      originating_lawyer: user === matter.originatingAttorney,
      case_rate: rate === null ? null : dollarText(rate / 100),
    }
  })
}

const customFieldValues = (matter: WorldMatter): readonly CustomFieldValue[] => {
  const { court, caseType, claimAmountCents, juryTrial, incidentDate } = matter.customFields
  const values: readonly (readonly [number, CustomFieldValue['value'] | null])[] = [
    [customFieldIds.court, court || null],
    [customFieldIds.caseType, caseType || null],
    [customFieldIds.claimAmount, claimAmountCents === null ? null : claimAmountCents / 100],
    [customFieldIds.juryTrial, juryTrial],
    [customFieldIds.incidentDate, incidentDate],
  ]
  const at = timestamp(matter.createdAt)
  return values.flatMap(([id, value]) => (value === null ? [] : [{ custom_field: { id }, value, created_at: at, updated_at: at }]))
}
