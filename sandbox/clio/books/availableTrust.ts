import type { ClioFirm } from '../ClioFirm.js'
import type { TrustPlace } from './openBankMoney.js'

/** What can be taken of somebody's trust money, in whole cents: what is there less what of it is protected. */
export const availableTrust = ({ bankMoney }: ClioFirm, place: TrustPlace): number => {
  const { account, matter } = place
  const ledgers = matter === null ? [] : bankMoney.ledgersOfMatter(matter)
  return bankMoney.ofLedger(place) - (ledgers.find((one) => one.account === account)?.protectedCents ?? 0)
}
