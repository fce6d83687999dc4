import { z } from 'zod'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { NextFault } from '../../../../sandbox/faults/FaultOrder.js'
import type { Access } from '../../../../sandbox/smokeball/records/SmokeballStaff.js'
import { type SmokeballAccount, withSmokeballAccount } from '../withSmokeballAccount.js'

/** An account that writes, and the portal's clock in the test's hand. */
export interface WriteScene extends SmokeballAccount {
  /** Lets the portal's writes settle. */
  readonly settle: () => Promise<void>
  /** Orders one fault for the next write with this method. */
  readonly fault: (fault: Pick<NextFault, 'do'> & { readonly method?: string; readonly path?: string }) => Promise<void>
  /** Takes permissions from the signed-in user. */
  readonly deny: (access: Access) => Promise<void>
  /** What the portal accepted: `create time-entries`. */
  readonly effects: () => Promise<readonly string[]>
  /** One record as its reader tells it; ABSENT where there is none. */
  readonly read: <K extends RecordKind>(kind: K, vendorId: string) => Promise<CanonicalRecord<K> | 'ABSENT'>
}

const user = z.looseObject({ id: z.string(), userId: z.string() })
const effects = z.array(z.object({ kind: z.string(), operation: z.string() }))

/** Writing at a portal. */
export const withWrites = (
  use: (scene: WriteScene) => Promise<void>,
  options: Parameters<typeof withSmokeballAccount>[1] = {},
): Promise<void> =>
  withSmokeballAccount(async (account) => {
    let skew = 0
    await use({
      ...account,
      settle: async () => {
        skew += 10_000
        await account.desk('POST', 'faults', { clockSkewMs: skew })
      },
      fault: async ({ do: fault, method = 'POST', path }) => {
        await account.desk('POST', 'faults', { next: [{ do: fault, match: path === undefined ? { method } : { method, path } }] })
      },
      deny: async (access) => {
        const me = z
          .array(user)
          .parse(await account.desk('GET', 'records/users'))
          .find(({ userId }) => userId === account.welcome.userId)
        await account.desk('PATCH', `records/users/${String(me?.id)}`, { access })
      },
      effects: async () => effects.parse(await account.desk('GET', 'effects')).map(({ kind, operation }) => `${operation} ${kind}`),
      read: async (kind, vendorId) => {
        const result = (await account.connection.readers[kind].readMany([vendorId])).get(vendorId) ?? 'ABSENT'
        if (result instanceof Error) throw result
        return result
      },
    })
  }, options)
