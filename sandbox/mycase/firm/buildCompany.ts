import type { WorldContact } from '../../world/World.js'
import { addressOf } from './addressOf.js'
import type { CompanyRecord } from './CompanyRecord.js'
import { timestamp } from './timestamp.js'

/** A world company in MyCase's words. */
export const buildCompany = (id: number, company: WorldContact): CompanyRecord => {
  const address = company.addresses[0]
  return {
    id,
    name: company.companyName,
    email: company.emails[0]?.address ?? '',
    website: company.index % 3 === 0 ? `https://company${String(company.index)}.example.com` : '',
    main_phone_number: company.phones.find((one) => one.label !== 'fax')?.number ?? '',
    fax_phone_number: company.phones.find((one) => one.label === 'fax')?.number ?? '',
    address: address === undefined ? null : addressOf(address),
    notes: company.notes,
    clients: [],
    archived: company.archived,
    custom_field_values: [],
    created_at: timestamp(company.createdAt),
    updated_at: timestamp(company.updatedAt),
  }
}
