import type { RecordsDesk } from '../../portal/Portal.js'
import type { Stored } from '../api/Kind.js'
import type { ClioFirm } from '../ClioFirm.js'
import { firstIds } from '../firstIds.js'
import type { ClioMatter } from '../records/ClioMatter.js'
import { customFieldValuesReader } from './customFieldValuesReader.js'
import { openDesk } from './openDesk.js'
import { field, type FieldReader, readFields } from './readFields.js'
import { textOf } from '../textOf.js'

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => {
  const user = field.reference((id) => firm.users.get(id) !== undefined)
  const contact = field.reference((id) => firm.contacts.get(id) !== undefined)
  return {
    description: field.text,
    display_number: field.name,
    custom_number: field.text,
    status: field.oneOf(['Open', 'Pending', 'Closed']),
    client: contact,
    location: field.text,
    client_reference: field.text,
    billable: field.flag,
    open_date: field.date,
    close_date: field.date,
    pending_date: field.date,
    responsible_attorney: user,
    originating_attorney: user,
    responsible_staff: user,
    practice_area: field.reference((id) => firm.practiceAreas.has(Number(id))),
    matter_stage: field.reference((id) => firm.matterStages.has(Number(id))),
    custom_rate: field.any,
    billing_method: field.oneOf(['hourly', 'flat', 'contingency']),
    group: field.any,
    custom_field_values: customFieldValuesReader(firm),
    relationships: field.list((entry) => {
      const now = firm.now()
      const description = entry['description']
      if (typeof description !== 'string') throw new Error('a relationship needs a description')
      return { id: firm.nextId('parts'), created_at: now, updated_at: now, description, contact: contact(entry['contact'], 'contact') }
    }),
  }
}

/** The generated number of a matter: its own number and its client's name. */
const displayNumber = (firm: ClioFirm, matter: ClioMatter): string => {
  const number = String(matter['number']).padStart(5, '0')
  const client = firm.contacts.get(String(matter.client?.id))
  const name = client === undefined ? '' : client.type === 'Company' ? client.name : textOf(client['last_name'] ?? client.name)
  return name === '' ? number : `${number}-${name}`
}

const firstClient = (firm: ClioFirm): { readonly id: number } | null => {
  for (const contact of firm.contacts) if (contact.is_client) return { id: contact.id }
  return null
}

/** Matters by hand. A new one is open since today, for the firm's first client. */
export const matterDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  return openDesk<ClioMatter>({
    collection: firm.matters,
    now: firm.now,
    blank: () => {
      const id = firm.nextId('matters')
      const now = firm.now()
      return {
        id,
        created_at: now,
        updated_at: now,
        number: id - firstIds.matter + 1,
        display_number: '',
        custom_number: null,
        description: 'New matter',
        status: 'Open',
        location: null,
        client_reference: null,
        client: firstClient(firm),
        billable: true,
        maildrop_address: `matter-${id}@maildrop.example.com`,
        billing_method: 'hourly',
        open_date: firm.today(),
        close_date: null,
        pending_date: null,
        shared: false,
        has_tasks: false,
        last_activity_date: null,
        matter_stage_updated_at: null,
        require_utbms_codes: false,
        currency: { id: 1 },
        practice_area: null,
        matter_stage: null,
        responsible_attorney: null,
        originating_attorney: null,
        responsible_staff: null,
        custom_rate: null,
        statute_of_limitations: null,
        relationships: [],
        custom_field_values: [],
        account_balances: [],
        group: null,
      }
    },
    changes: (fields) => readFields(fields, read),
    settle: (matter) => ({
      ...matter,
      display_number: matter.display_number === '' ? displayNumber(firm, matter) : matter.display_number,
      relationships: matter.relationships.map((relationship: Stored) => ({
        ...relationship,
        matter: { id: matter.id },
      })) as unknown as ClioMatter['relationships'], // Read above.
    }),
  })
}
