import { z } from 'zod'
import { centsOf } from '../../../../sandbox/smokeball/records/money.js'
import type { WriteScene } from './withWrites.js'

const linked = z.object({ id: z.string() })
const account = z.looseObject({
  id: z.string(),
  contactBalances: z.array(
    z.looseObject({
      matter: linked.optional(),
      contact: linked,
      balance: z.number(),
      protectedBalance: z.number(),
      availableBalance: z.number(),
    }),
  ),
})

/** Money of one client for one matter in a trust account. */
export interface TrustLedger {
  readonly trustAccountId: string
  readonly clientId: string
  readonly matterId: string
  readonly availableCents: number
  readonly protectedCents: number
}

/** Every client ledger at the portal. */
export const trustLedgers = async ({ desk }: Pick<WriteScene, 'desk'>): Promise<readonly TrustLedger[]> =>
  z
    .array(account)
    .parse(await desk('GET', 'records/trust-accounts'))
    .flatMap(({ id, contactBalances }) =>
      contactBalances.flatMap(({ matter, contact, availableBalance, protectedBalance }) =>
        matter === undefined
          ? []
          : [
              {
                trustAccountId: id,
                clientId: contact.id,
                matterId: matter.id,
                availableCents: centsOf(availableBalance),
                protectedCents: centsOf(protectedBalance),
              },
            ],
      ),
    )

/** The first ledger that holds money, of those that answer the question. */
export const trustLedgerOf = async (
  scene: Pick<WriteScene, 'desk'>,
  isWanted: (ledger: TrustLedger) => boolean = () => true,
): Promise<TrustLedger> => {
  const found = (await trustLedgers(scene)).find((ledger) => ledger.availableCents > 0 && isWanted(ledger))
  if (found === undefined) throw new Error('this world has no such trust ledger')
  return found
}

const made = z.looseObject({ id: z.string() })

/** A new final invoice of a matter over 3.3 hours at 350, by the id its reader knows. */
export const issuedInvoice = async ({ desk }: Pick<WriteScene, 'desk'>, matterId: string): Promise<string> => {
  const { id } = made.parse(await desk('POST', 'records/invoices', { matterId }))
  const time = { matterId, invoiceId: id, duration: 198, durationWorked: 198, rate: 350, subject: 'Trial preparation', finalized: true }
  await desk('POST', 'records/time-entries', time)
  await desk('PATCH', `records/invoices/${id}`, { status: 1, issuedDate: '2026-07-01', dueDate: '2099-01-01' })
  return `${matterId}.${id}`
}
