import type { CheckContext } from '../../core/check/Check.js'
import { checkContextOf } from '../../core/check/checkContextOf.js'
import type { SignedIn } from '../support/withSignedIn.js'

/** What the checks before the mirror know of the account a scene has signed in to. */
export const checkContext = async ({ vendor, connection, clock }: SignedIn): Promise<CheckContext> => {
  const { currency } = await connection.account()
  return checkContextOf({ vendor: vendor.adapter.vendor, currency }, clock.now())
}
