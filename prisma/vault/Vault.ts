import type { AccountKey } from '../../core/recordId.js'
import type { Json } from '../../core/record/scalars.js'

/** What the vault keeps of an account: the vendor's session, the person's login, the OAuth client. */
export type SecretName = 'session' | 'login' | 'oauth'

/** A secret ready to be stored. */
export interface SealedSecret {
  readonly name: SecretName
  readonly sealed: Uint8Array<ArrayBuffer>
}

/** Keeps secrets sealed. What it gives back is parsed by whoever knows its shape. */
export interface Vault {
  /** Seals a value for one account and name; it opens nowhere else. */
  seal(account: AccountKey, name: SecretName, value: Json): SealedSecret
  /** Seals a value and stores it in place of the earlier one. */
  write(account: AccountKey, name: SecretName, value: Json): Promise<void>
  /** The stored value; null where there is none. Throws when it does not open with this key. */
  read(account: AccountKey, name: SecretName): Promise<Json>
  /** Forgets everything of an account. */
  forget(account: AccountKey): Promise<void>
}
