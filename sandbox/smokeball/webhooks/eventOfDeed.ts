import type { PortalDeed } from '../../portal/hooks/announce.js'
import type { SandboxKind } from '../../portal/Portal.js'

/** How each kind is called in events. Payments, accounts and movements of trust money have none. */
const names: Partial<Readonly<Record<SandboxKind, string>>> = {
  users: 'staff',
  contacts: 'contact',
  matters: 'matter',
  'time-entries': 'fee',
  expenses: 'expense',
}
/** As the API numbers it: billed and open. */
const finalInvoice = 1
const verbs = { create: 'created', update: 'updated', delete: 'deleted' } as const

/** What Smokeball tells of something a person did; null where it tells nothing: no event says that a matter or a member of staff is gone, or of an invoice that is not final. */
export const eventOfDeed = ({ operation, kind, id, record }: PortalDeed): { readonly type: string; readonly payload: unknown } | null => {
  if (kind === 'invoices')
    return operation !== 'delete' && record?.['status'] === finalInvoice ? { type: 'invoice.finalized', payload: record } : null
  const name = names[kind]
  if (name === undefined || (operation === 'delete' && (kind === 'matters' || kind === 'users'))) return null
  // What is left of a deleted record is its id alone (assumed).
  return { type: `${name}.${verbs[operation]}`, payload: record ?? { id: id.split('.').at(-1) } }
}
