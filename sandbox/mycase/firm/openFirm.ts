import type { PortalKit } from '../../portal/Portal.js'
import { surveyNumbers } from '../../world/Survey.js'
import { openBooks } from '../books/openBooks.js'
import { buildCase } from './buildCase.js'
import { buildClient } from './buildClient.js'
import { buildCompany } from './buildCompany.js'
import { buildStaff } from './buildStaff.js'
import { buildTimeEntry } from './buildTimeEntry.js'
import { createTable } from './createTable.js'
import { caseTypeOptions, customFieldDefinitions } from './customFieldDefinitions.js'
import type { CustomFieldRecord } from './CustomFieldRecord.js'
import { firstIds } from './firstIds.js'
import { linkCases } from './linkCases.js'
import type { MyCaseFirm } from './MyCaseFirm.js'
import type { NamedRecord } from './NamedRecord.js'
import { nameMatters } from './nameMatters.js'
import { officeOf } from './officeOf.js'
import { peopleGroupNames } from './peopleGroupNames.js'
import { surveyContacts } from './surveyContacts.js'
import type { Table } from './Table.js'
import { timestamp } from './timestamp.js'

/** Tells the kit's world as a firm at MyCase. */
export const openFirm = (kit: PortalKit): MyCaseFirm => {
  const { world } = kit
  const contacts = surveyContacts(world)
  const books = openBooks(kit, contacts)
  const sources = { world, contacts, office: officeOf(world), nameOf: nameMatters(world) }
  const founded = timestamp(world.firm.createdAt)
  const times = {
    cases: surveyNumbers(world.matterCount, (index) => world.matter(index).updatedAt),
    clients: surveyNumbers(contacts.people.length, (index) => world.contact(at(contacts.people, index)).updatedAt),
    companies: surveyNumbers(contacts.companies.length, (index) => world.contact(at(contacts.companies, index)).updatedAt),
    timeEntries: surveyNumbers(world.timeEntryCount, (index) => world.timeEntry(index).updatedAt),
  }
  const worldCases = { count: world.matterCount, build: (index: number) => buildCase(sources, index) }
  const cases = createTable(kit, { ...worldCases, firstId: firstIds.cases, updatedAt: times.cases.get })
  const links = linkCases(cases, worldCases)
  const names = (firstId: number, list: readonly string[]): Table<NamedRecord> =>
    createTable(kit, {
      firstId,
      count: list.length,
      build: (index) => ({ id: firstId + index, name: at(list, index), created_at: founded, updated_at: founded }),
    })
  return {
    kit,
    cases,
    staff: createTable(kit, { firstId: firstIds.staff, count: world.users.length, build: (index) => buildStaff(at(world.users, index)) }),
    clients: createTable(kit, {
      firstId: firstIds.clients,
      count: contacts.people.length,
      build: (index) => buildClient(firstIds.clients + index, world.contact(at(contacts.people, index))),
      updatedAt: times.clients.get,
    }),
    companies: createTable(kit, {
      firstId: firstIds.companies,
      count: contacts.companies.length,
      build: (index) => buildCompany(firstIds.companies + index, world.contact(at(contacts.companies, index))),
      updatedAt: times.companies.get,
    }),
    timeEntries: createTable(kit, {
      firstId: firstIds.timeEntries,
      count: world.timeEntryCount,
      build: (index) => buildTimeEntry(world.timeEntry(index), books.ledger.invoiceOfTimeEntry(index)),
      updatedAt: times.timeEntries.get,
    }),
    caseStages: names(firstIds.caseStages, world.stages),
    practiceAreas: names(firstIds.practiceAreas, world.practiceAreas),
    caseRoles: names(firstIds.caseRoles, ['Opposing Party', 'Opposing Counsel', 'Guarantor', 'Witness']),
    peopleGroups: names(
      firstIds.peopleGroups,
      peopleGroupNames.map(([, name]) => name),
    ),
    customFields: createTable(kit, {
      firstId: firstIds.customFields,
      count: customFieldDefinitions.length,
      build: (index) => buildCustomField(index, founded),
    }),
    books,
    casesOfClient: links.ofClient,
    casesOfCompany: links.ofCompany,
    surveys: { links: links.survey, times: Object.values(times), books: books.ledger.survey },
  }
}

const buildCustomField = (index: number, founded: string): CustomFieldRecord => {
  const definition = at(customFieldDefinitions, index)
  const options = definition.field_type === 'list' ? caseTypeOptions : []
  return {
    ...definition,
    list_options: options.map((option, number) => ({ key: `opt-${String(number + 1)}`, option, created_at: founded, updated_at: founded })),
    created_at: founded,
    updated_at: founded,
  }
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new RangeError(`There is no number ${String(index)} among ${String(list.length)}.`)
  return item
}
