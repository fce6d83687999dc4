import { type Money, Money as Decimal } from '../../../core/money.js'
import type { Json } from '../../../core/record/scalars.js'
import type { TrustAccountRecord, TrustLedger } from '../../../core/record/TrustAccount.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import { instantOrNull } from '../../vendor/map/instant.js'
import type { WireBalance, WireBankAccount } from '../wire/BankAccount.js'
import { clientOf } from './clientOf.js'
import { differs } from './differs.js'
import { neverDated } from './neverDated.js'
import type { MapContext, Told } from './recordBase.js'

const where = '/bankaccounts'
const shownDigits = 4

/**
 * A trust account with what lies in it: by matter and contact where Smokeball tells that (the United States), else by matter. Throws DRIFT where the balances do not
 * add up to the account's.
 */
export const mapTrustAccount = ({ wire, raw }: Told<WireBankAccount>, { web, currency }: MapContext): TrustAccountRecord => {
  const balances = balancesOf(wire)
  const masked = maskedNumber(wire.accountNumber)
  return {
    vendorId: wire.id,
    vendorUrl: `${web}/#/accounts/${encodeURIComponent(wire.id)}`,
    externalId: null,
    createdAt: null,
    updatedAt: lastOf(balances),
    raw: withoutNumber(raw, masked),
    name: blankToNull(wire.accountName) ?? wire.type,
    bankName: blankToNull(wire.bankName),
    maskedNumber: masked,
    currency,
    balance: decimalText(wire.balance),
    ledgers: balances.map(ledgerOf).filter(({ balance }) => balance !== '0'),
  }
}

/** Whether an account holds clients' money. */
export const isTrustAccount = ({ type }: WireBankAccount): boolean => type === 'Trust' || type === 'ControlledMoney'

const balancesOf = ({ contactBalances = [], matterBalances = [], balance }: WireBankAccount): readonly WireBalance[] => {
  const told: readonly WireBalance[] = contactBalances.length > 0 ? contactBalances : matterBalances
  if (!sumOf(told).equals(balance)) throw differs(`${where} balance`, 'the sum of what lies there by contact or matter')
  for (const { matter, balance: ofMatter } of contactBalances.length > 0 ? matterBalances : []) {
    const parts = contactBalances.filter((one) => one.matter?.id === matter?.id)
    if (!sumOf(parts).equals(ofMatter)) throw differs(`${where} matterBalances`, 'the sum of the matter’s contact balances')
  }
  return told
}

const sumOf = (balances: readonly WireBalance[]): Money => balances.reduce((sum, { balance }) => sum.plus(balance), new Decimal(0))

const ledgerOf = ({ matter, contact, balance, protectedBalance, availableBalance }: WireBalance): TrustLedger => {
  if (!new Decimal(balance).minus(protectedBalance).equals(availableBalance))
    throw differs(`${where} availableBalance`, 'balance − protectedBalance')
  return {
    clientId: clientOf(contact),
    matterId: matter?.id ?? null,
    balance: decimalText(balance),
    protected: decimalText(protectedBalance),
    available: decimalText(availableBalance),
  }
}

const lastOf = (balances: readonly WireBalance[]): string => {
  const instants = balances.flatMap(({ lastUpdated }) => instantOrNull(lastUpdated) ?? [])
  return instants.reduce((last, one) => (one > last ? one : last), neverDated)
}

/** The last digits; none where that would be all of them. */
const maskedNumber = (accountNumber: string | undefined): string | null => {
  const number = accountNumber?.trim() ?? ''
  return number.length > shownDigits && /\d{4}$/.test(number) ? number.slice(-shownDigits) : null
}

const withoutNumber = (raw: Json, masked: string | null): Json =>
  isObject(raw) ? { ...raw, accountNumber: masked === null ? '' : `****${masked}` } : raw

const isObject = (json: Json): json is Readonly<Record<string, Json>> => typeof json === 'object' && json !== null && !Array.isArray(json)
