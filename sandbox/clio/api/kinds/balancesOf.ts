import { dollars } from '../../books/dollars.js'
import type { ClioFirm } from '../../ClioFirm.js'
import type { Stored } from '../Kind.js'

/** The trust and the operating balance of a matter; none where it never had trust money. Assumed: ids are the balances' own, and trust accounts are told as one. */
export const balancesOfMatter = (firm: ClioFirm, matter: Stored): readonly Stored[] => {
  const id = Number(matter['id'])
  const ledgers = firm.bankMoney.ledgersOfMatter(id)
  if (ledgers.length === 0) return []
  return pair(
    2 * id,
    ledgers.reduce((sum, { cents }) => sum + cents, 0),
  )
}

/** The same of a contact: trust money that is no matter's. */
export const balancesOfContact = (firm: ClioFirm, contact: Stored): readonly Stored[] => {
  const id = Number(contact['id'])
  const cents = contact['is_client'] === true ? firm.bankMoney.unallocatedOf(id) : 0
  return cents === 0 ? [] : pair(2 * id, cents)
}

const pair = (id: number, trustCents: number): readonly Stored[] => [
  { id, type: 'Trust', balance: dollars(trustCents), name: 'Trust', currency_id: 1 },
  { id: id + 1, type: 'Operating', balance: 0, name: 'Operating', currency_id: 1 },
]
