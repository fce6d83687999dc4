import type { Account } from '../../core/account/Account.js'
import type { Database } from '../Database.js'
import type { SealedSecret } from '../vault/Vault.js'
import { toAccount } from './toAccount.js'

/** An account to be kept, with the secrets that belong to it. */
export interface AccountToSave {
  readonly account: Omit<Account, 'createdAt'>
  readonly loginFingerprint: string
  readonly secrets: readonly SealedSecret[]
  readonly now: Date
}

/** Keeps an account with its secrets and consent, all or nothing. An account that exists is renewed; secrets that are not given stay as they are. */
export const saveAccount = async (
  { client }: Database,
  { account: { consent, capabilities, entitlements, portal, ...rest }, loginFingerprint, secrets, now }: AccountToSave,
): Promise<Account> => {
  const columns = {
    ...rest,
    capabilities: capabilities.map((capability) => ({ ...capability })),
    entitlements: [...entitlements],
    portal: { ...portal },
    consentGrantedBy: consent.grantedBy,
    consentGrantedAt: new Date(consent.grantedAt),
    loginFingerprint,
  }
  const row = await client.$transaction(async (transaction) => {
    const saved = await transaction.accountRow.upsert({
      where: { key: rest.key },
      create: { ...columns, createdAt: now },
      update: columns,
    })
    for (const { name, sealed } of secrets) {
      await transaction.vaultSecretRow.upsert({
        where: { accountKey_name: { accountKey: rest.key, name } },
        create: { accountKey: rest.key, name, sealed },
        update: { sealed },
      })
    }
    return saved
  })
  return toAccount(row)
}
