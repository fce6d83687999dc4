import type { AccountKey } from '../../core/recordId.js'
import type { Json } from '../../core/record/scalars.js'
import type { Lease } from '../lease/leases.js'

/** What the vault keeps of an account: the vendor's session, the person's login, the OAuth client, what verifies the vendor's own word of changes. */
export type SecretName = 'session' | 'login' | 'oauth' | 'hooks'

/** A secret ready to be stored. */
export interface SealedSecret {
  readonly name: SecretName
  readonly sealed: Uint8Array<ArrayBuffer>
}

/** A secret, and which writing of it this is. */
export interface VersionedSecret {
  readonly value: Json
  readonly version: number
}

/** Keeps secrets sealed. What it gives back is parsed by whoever knows its shape. */
export interface Vault {
  /** Seals a value for one account and name; it opens nowhere else. */
  seal(account: AccountKey, name: SecretName, value: Json): SealedSecret
  /** Seals a value and stores it in place of the earlier one. */
  write(account: AccountKey, name: SecretName, value: Json): Promise<void>
  /** As `write`, for who holds a lease, and gives the new version. Throws LeaseLostError, and writes nothing, when another process has the lease by now. */
  writeUnder(lease: Lease, account: AccountKey, name: SecretName, value: Json): Promise<number>
  /** Stores a value in place of this version of it, and gives the new version; null, and nothing is stored, when another has taken its place or it was forgotten. */
  replace(account: AccountKey, name: SecretName, value: Json, version: number): Promise<number | null>
  /** The stored value; null where there is none. Throws when it does not open with this key. */
  read(account: AccountKey, name: SecretName): Promise<Json>
  /** The stored value with its version; null where there is none. */
  readVersioned(account: AccountKey, name: SecretName): Promise<VersionedSecret | null>
  /** Which version is stored, another at every write; null where there is none. */
  version(account: AccountKey, name: SecretName): Promise<number | null>
  /** Seals a value for a place outside the accounts, whose owner keeps it; it opens nowhere else. */
  sealAt(place: string, value: Json): Uint8Array<ArrayBuffer>
  /** Opens what was sealed for a place. Throws when it does not open with this key. */
  openAt(place: string, sealed: Uint8Array): Json
  /** Forgets everything of an account. */
  forget(account: AccountKey): Promise<void>
}
