import { type RecordKind, recordIdPrefixes, recordKinds } from './recordKind.js'
import { type Vendor, vendorNames, vendorOfSlug } from './vendor.js'

declare const accountKeyBrand: unique symbol

/** The short key of one account: eight lower-case letters and digits, as it stands inside every id of the account's records. */
export type AccountKey = string & { readonly [accountKeyBrand]: true }

/** The parts of a record's global id. */
export interface RecordId {
  readonly kind: RecordKind
  readonly vendor: Vendor
  readonly account: AccountKey
  /** The record's id in the vendor's own system; it may itself contain underscores. */
  readonly vendorId: string
}

/** The parts of an account's global id. */
export interface AccountId {
  readonly vendor: Vendor
  readonly account: AccountKey
}

const accountKeyPattern = /^[a-z0-9]{4,16}$/
const vendorIdPattern = /^[A-Za-z0-9._~:-][A-Za-z0-9._~:{}-]{0,127}$/
const kindOfPrefix: ReadonlyMap<string, RecordKind> = new Map(recordKinds.map((kind) => [recordIdPrefixes[kind], kind]))

/** Reads an account key, or returns undefined where the text is none. */
export const parseAccountKey = (text: string): AccountKey | undefined => (isAccountKey(text) ? text : undefined)

const isAccountKey = (text: string): text is AccountKey => accountKeyPattern.test(text)

/** Writes a record's global id: `mat_clio_7k2m_14201`. */
export const formatRecordId = ({ kind, vendor, account, vendorId }: RecordId): string =>
  `${recordIdPrefixes[kind]}_${vendorNames[vendor].slug}_${account}_${vendorId}`

/** Reads a record's global id, or returns undefined where the text is none. */
export const parseRecordId = (text: string): RecordId | undefined => {
  const [prefix, slug, key, ...rest] = text.split('_')
  if (prefix === undefined || slug === undefined || key === undefined || rest.length === 0) return undefined
  const kind = kindOfPrefix.get(prefix)
  const vendor = vendorOfSlug(slug)
  const account = parseAccountKey(key)
  const vendorId = rest.join('_')
  if (kind === undefined || vendor === undefined || account === undefined) return undefined
  return vendorIdPattern.test(vendorId.replaceAll('_', '-')) ? { kind, vendor, account, vendorId } : undefined
}

/** Writes an account's global id: `acc_clio_7k2m`. */
export const formatAccountId = ({ vendor, account }: AccountId): string => `acc_${vendorNames[vendor].slug}_${account}`

/** Reads an account's global id, or returns undefined where the text is none. */
export const parseAccountId = (text: string): AccountId | undefined => {
  const [prefix, slug, key, ...rest] = text.split('_')
  if (prefix !== 'acc' || slug === undefined || key === undefined || rest.length > 0) return undefined
  const vendor = vendorOfSlug(slug)
  const account = parseAccountKey(key)
  return vendor === undefined || account === undefined ? undefined : { vendor, account }
}
