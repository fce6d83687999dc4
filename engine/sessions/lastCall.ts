import type { Account } from '../../core/account/Account.js'
import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import type { VendorConnection } from '../../core/vendorAdapter.js'
import { keptConnection } from './keptConnection.js'
import type { SessionContext } from './SessionContext.js'

/** A vendor that takes longer is left as it is. */
const patienceMs = 5_000

/**
 * Runs a last call over the session that the vault still has for an account that is being let go of. Nobody signs in for it; a vendor that refuses, fails or takes too
 * long is heard by nobody. Rejects only for faults of our own.
 */
export const lastCall = async (
  context: SessionContext,
  account: Account,
  call: (connection: VendorConnection) => Promise<void>,
): Promise<void> => {
  const open = await keptConnection(context, account)
  if (open === null) return
  const { connection } = open
  const isLate = Promise.withResolvers<void>()
  const patience = setTimeout(isLate.resolve, patienceMs)
  const calling = call(connection).catch((error: unknown) => {
    if (!(error instanceof MattergraphError) && !(error instanceof SessionDeadError)) throw error
  })
  try {
    await Promise.race([calling, isLate.promise])
  } finally {
    clearTimeout(patience)
    await connection.close()
  }
}
