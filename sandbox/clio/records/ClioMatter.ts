import type { StoredRecord } from '../../portal/Collection.js'
import type { World, WorldMatter } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import type { CustomFieldDefinition } from './customFieldDefinitions.js'
import { type CustomFieldValue, customFieldValue } from './customFieldValue.js'

/** A reference to another stored record. */
export type Reference = { readonly id: number }

/** A matter as Clio stores one. `group` limits who sees it: null means everybody. */
export type ClioMatter = StoredRecord & {
  readonly id: number
  readonly display_number: string
  readonly description: string | null
  readonly status: 'Open' | 'Pending' | 'Closed'
  readonly client: Reference | null
  readonly responsible_attorney: Reference | null
  readonly originating_attorney: Reference | null
  readonly practice_area: Reference | null
  readonly matter_stage: Reference | null
  readonly relationships: readonly MatterRelationship[]
  readonly custom_field_values: readonly CustomFieldValue[]
  readonly group: { readonly id: number; readonly name: string; readonly users: readonly Reference[] } | null
}

/** Someone related to a matter, with a few words that say how. */
export type MatterRelationship = StoredRecord & {
  readonly id: number
  readonly description: string
  readonly matter: Reference
  readonly contact: Reference
}

const relationshipsPerMatter = 16
const statuses = { open: 'Open', pending: 'Pending', closed: 'Closed', archived: 'Closed' } as const

const words = (role: string): string => role.slice(0, 1).toUpperCase() + role.slice(1).replaceAll('_', ' ')
const dollars = (cents: number): number => cents / 100
const reference = (first: number, index: number | null): Reference | null => (index === null ? null : { id: first + index })

/** Builds matter number `matter.index` of a world. Clio has no archive: an archived matter is a closed one. */
export const clioMatter = (
  world: World,
  instant: (ms: number) => string,
  fields: readonly CustomFieldDefinition[],
  matter: WorldMatter,
): ClioMatter => {
  const id = firstIds.matter + matter.index
  const created = instant(matter.createdAt)
  const updated = instant(matter.updatedAt)
  const area = world.practiceAreas.indexOf(matter.practiceArea)
  const stage = world.stages.indexOf(matter.stage)
  return {
    id,
    created_at: created,
    updated_at: updated,
    number: matter.index + 1,
    display_number: displayNumber(world, matter),
    custom_number: matter.number === '' ? null : matter.number,
    description: matter.title === '' ? null : matter.title,
    status: statuses[matter.status],
    location: null,
    client_reference: null,
    client: reference(firstIds.contact, matter.client),
    client_id: matter.client === null ? null : firstIds.contact + matter.client,
    billable: true,
    maildrop_address: `matter-${id}@maildrop.example.com`,
    billing_method: matter.billing.type,
    open_date: matter.openDate,
    close_date: matter.closeDate,
    pending_date: matter.status === 'pending' ? matter.openDate : null,
    shared: false,
    has_tasks: false,
    last_activity_date: null,
    matter_stage_updated_at: updated,
    require_utbms_codes: false,
    currency: { id: 1 },
    practice_area: area < 0 ? null : { id: firstIds.practiceArea + area },
    matter_stage: area < 0 || stage < 0 ? null : { id: firstIds.matterStage + area * world.stages.length + stage },
    responsible_attorney: reference(firstIds.user, matter.responsibleAttorney),
    originating_attorney: reference(firstIds.user, matter.originatingAttorney),
    responsible_staff: reference(firstIds.user, matter.staff[0] ?? null),
    user: reference(firstIds.user, matter.responsibleAttorney),
    custom_rate: customRate(matter),
    statute_of_limitations:
      matter.limitationDate === null
        ? null
        : { id: firstIds.task + matter.index, due_at: matter.limitationDate, status: 'pending', name: 'Statute of limitations' },
    relationships: matter.opposing.slice(0, relationshipsPerMatter).map(({ contact, role }, place) => ({
      id: firstIds.relationship + matter.index * relationshipsPerMatter + place,
      created_at: created,
      updated_at: created,
      description: words(role),
      matter: { id },
      contact: { id: firstIds.contact + contact },
    })),
    custom_field_values: customFieldValues(fields, matter),
    account_balances: [],
    group: null,
  }
}

const displayNumber = (world: World, matter: WorldMatter): string => {
  const number = String(matter.index + 1).padStart(5, '0')
  const client = matter.client === null ? undefined : world.contact(matter.client)
  const name = client === undefined ? '' : client.kind === 'company' ? client.companyName : client.lastName
  return name === '' ? number : `${number}-${name}`
}

const customRate = ({ index, billing, responsibleAttorney }: WorldMatter): Readonly<Record<string, unknown>> | null => {
  const rate = { id: firstIds.rate + index, award: null, note: null, date: null, activity_description: null, group: null }
  const user = reference(firstIds.user, responsibleAttorney)
  switch (billing.type) {
    case 'hourly':
      return billing.rateCents === null ? null : { type: 'HourlyRate', rates: [{ ...rate, rate: dollars(billing.rateCents), user }] }
    case 'flat':
      return billing.flatCents === null ? null : { type: 'FlatRate', rates: [{ ...rate, rate: dollars(billing.flatCents), user: null }] }
    case 'contingency':
      return { type: 'ContingencyFee', rates: [{ ...rate, rate: 33.33, user: null }] }
    default:
      return billing.type satisfies never
  }
}

const customFieldValues = (fields: readonly CustomFieldDefinition[], matter: WorldMatter): readonly CustomFieldValue[] => {
  const { court, caseType, claimAmountCents, juryTrial, incidentDate } = matter.customFields
  const values: Readonly<Record<string, string | number | boolean | null>> = {
    Court: court,
    'Case type': caseType,
    'Claim amount': claimAmountCents === null ? null : dollars(claimAmountCents),
    'Jury trial': juryTrial,
    'Incident date': incidentDate,
  }
  return fields
    .filter((field) => field.parent_type === 'Matter')
    .map((field) => customFieldValue(field, matter.index, values[field.name] ?? null))
    .filter((value) => value !== undefined)
}
