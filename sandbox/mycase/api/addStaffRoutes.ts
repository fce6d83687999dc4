import type { StaffRecord } from '../firm/StaffRecord.js'
import type { ApiContext } from './ApiContext.js'
import { asSent } from './asSent.js'
import { bearerOf } from './bearer.js'
import { existing } from './existing.js'
import { updatedAfterFilter, wordFilter } from './ListFilter.js'
import type { OfRecord } from './OfRecord.js'
import { renderStaff } from './renderStaff.js'
import { sendList, type ListSource } from './sendList.js'

/** The firm, its users, and the one who authorised the app: read-only. */
export const addStaffRoutes = ({ api, firm }: ApiContext): void => {
  const source: ListSource<StaffRecord> = {
    kind: 'staff',
    table: firm.staff,
    filters: {
      'filter[updated_after]': updatedAfterFilter,
      'filter[status]': wordFilter('filter[status]', { active: (one) => one.active, inactive: (one) => !one.active }),
    },
    render: renderStaff,
  }
  const { name, subdomain } = firm.kit.world.firm
  api.get('/firm', () => ({ name, url: `https://${subdomain}.mycase.com` }))
  api.get('/me', (request) => asSent(firm, 'staff', renderStaff(bearerOf(firm, request).user)))
  api.get('/staff', (request, reply) => sendList(firm, source, request, reply))
  api.get<OfRecord>('/staff/:id', ({ params }) => asSent(firm, 'staff', renderStaff(existing(firm.staff, params.id))))
}
