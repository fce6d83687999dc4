import { Money } from '../../../core/money.js'
import type { Json } from '../../../core/record/scalars.js'
import type { TrustAccountRecord, TrustLedger } from '../../../core/record/TrustAccount.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { ClioBankAccount } from '../wire/BankAccount.js'
import type { ClioMovement } from '../wire/BankTransaction.js'
import type { MapContext } from './MapContext.js'
import { recordBase } from './recordBase.js'

/** A trust account with all that was ever booked on it, and what of it is set aside: by matter, in major units. */
export interface ClioTrustAccount {
  readonly account: ClioBankAccount
  readonly movements: readonly ClioMovement[]
  readonly protectedByMatter: ReadonlyMap<string, Money>
}

/** A trust account as the mirror keeps one. Clio shows no balance by client and matter in one account: it is the sum of the movements, which is what its own pages show. */
export const mapTrustAccount = (trust: ClioTrustAccount, raw: Json, context: MapContext): TrustAccountRecord => {
  const { account } = trust
  const maskedNumber = lastDigits(account.account_number)
  // Parsed as an account, it is an object.
  const payload = raw as Readonly<Record<string, Json>>
  return {
    ...recordBase(account, { ...payload, account_number: maskedNumber }, null),
    name: account.name,
    bankName: blankToNull(account.institution),
    maskedNumber,
    currency: account.currency ?? context.currency,
    balance: decimalText(account.balance),
    ledgers: ledgersOf(trust.movements).map(({ clientId, matterId, balance }) => trustLedger({ clientId, matterId, balance }, trust)),
  }
}

/** What movements come to. */
export const balanceOf = (movements: readonly Pick<ClioMovement, 'amount'>[]): Money =>
  movements.reduce((sum, { amount }) => sum.plus(amount), new Money(0))

/** One client's money for one matter. */
export interface LedgerBalance {
  readonly clientId: string | null
  readonly matterId: string | null
  readonly balance: Money
}

/** The ledgers of an account that are not empty, in the order of their owners' ids. */
export const ledgersOf = (movements: readonly ClioMovement[]): readonly LedgerBalance[] =>
  [...Map.groupBy(movements, ({ client, matter }) => `${client ?? ''}/${matter ?? ''}`)]
    .toSorted(([left], [right]) => left.localeCompare(right, 'en', { numeric: true }))
    .map(([, own]) => ({ clientId: own[0]?.client ?? null, matterId: own[0]?.matter ?? null, balance: balanceOf(own) }))
    .filter(({ balance }) => !balance.isZero())

const trustLedger = ({ clientId, matterId, balance }: LedgerBalance, { protectedByMatter }: ClioTrustAccount): TrustLedger => {
  const setAside = (matterId === null ? undefined : protectedByMatter.get(matterId)) ?? new Money(0)
  return {
    clientId,
    matterId,
    balance: balance.toFixed(),
    protected: setAside.toFixed(),
    available: balance.minus(setAside).toFixed(),
  }
}

/** The last four digits of a number that has more of them; nothing of a shorter one, which would be the whole. */
const lastDigits = (number: string | null): string | null => {
  const digits = number?.replaceAll(/\D/g, '') ?? ''
  return digits.length > 4 ? digits.slice(-4) : null
}
