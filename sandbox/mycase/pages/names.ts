import type { MyCaseFirm } from '../firm/MyCaseFirm.js'

/** A client's whole name. */
export const clientName = (firm: MyCaseFirm, id: number): string => {
  const client = firm.clients.get(String(id))
  return client === undefined ? '' : [client.first_name, client.middle_name, client.last_name].filter(Boolean).join(' ')
}

/** A firm user's whole name. */
export const staffName = (firm: MyCaseFirm, id: number): string => {
  const user = firm.staff.get(String(id))
  return user === undefined ? '' : `${user.first_name} ${user.last_name}`.trim()
}
