import type { StoredRecord } from '../../portal/Collection.js'
import type { RecordsDesk } from '../../portal/Portal.js'
import type { ClientRecord } from '../firm/ClientRecord.js'
import type { CompanyRecord } from '../firm/CompanyRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { clientDeskFields } from '../writes/clientFields.js'
import { companyDeskFields } from '../writes/companyFields.js'
import { saveClient } from '../writes/saveClient.js'
import { saveCompany } from '../writes/saveCompany.js'
import { fieldsOf } from './fieldsOf.js'

/**
 * Clients and companies in one list, for `/_sandbox/records/contacts`. MyCase keeps them apart, so here each says its `type`, `client` or `company`,
 * and its id carries it: `client-27300001`. To create a company, send `type: "company"`; without a type it is a client.
 */
export const contactDesk = (firm: MyCaseFirm): RecordsDesk => {
  const showClient = (record: ClientRecord): StoredRecord => ({
    ...record,
    id: `client-${String(record.id)}`,
    type: 'client',
    cases: firm.casesOfClient(record.id),
  })
  const showCompany = (record: CompanyRecord): StoredRecord => ({
    ...record,
    id: `company-${String(record.id)}`,
    type: 'company',
    cases: firm.casesOfCompany(record.id),
  })
  return {
    *list() {
      for (const record of firm.clients) yield showClient(record)
      for (const record of firm.companies) yield showCompany(record)
    },
    get: (id) => {
      const [client, company] = [clientOf(firm, id), companyOf(firm, id)]
      return client === undefined ? (company === undefined ? undefined : showCompany(company)) : showClient(client)
    },
    create: ({ type = 'client', ...fields }) => {
      if (type === 'company') return showCompany(saveCompany(firm, undefined, fieldsOf(companyDeskFields, fields), 'replace'))
      if (type !== 'client') throw new Error('type: expected client or company')
      return showClient(saveClient(firm, undefined, fieldsOf(clientDeskFields, fields), 'replace'))
    },
    edit: (id, fields) => {
      const [client, company] = [clientOf(firm, id), companyOf(firm, id)]
      if (client !== undefined) return showClient(saveClient(firm, client, fieldsOf(clientDeskFields, fields), 'replace'))
      return company === undefined ? undefined : showCompany(saveCompany(firm, company, fieldsOf(companyDeskFields, fields), 'replace'))
    },
    delete: (id) => firm.clients.delete(numberIn(id, 'client-')) || firm.companies.delete(numberIn(id, 'company-')),
  }
}

const numberIn = (id: string, prefix: string): string => (id.startsWith(prefix) ? id.slice(prefix.length) : '')

const clientOf = (firm: MyCaseFirm, id: string): ClientRecord | undefined => firm.clients.get(numberIn(id, 'client-'))

const companyOf = (firm: MyCaseFirm, id: string): CompanyRecord | undefined => firm.companies.get(numberIn(id, 'company-'))
