import type { Reference } from '../records/Reference.js'
import type { StoredAccount } from '../records/StoredAccount.js'
import type { StoredMatter } from '../records/StoredMatter.js'
import type { StoredUser } from '../records/StoredUser.js'
import type { Store } from '../records/Store.js'
import { balancesOfAccount, balancesOfMatter } from './balances.js'
import { accountDisplayName, matterDisplayName } from './displayNames.js'
import type { WireRecord } from './Resource.js'
import { v1Head } from './v1Head.js'

/** Writes stored records as the legacy API shows them: camelCase, `guid` beside a whole-number `id`. */
export interface ToV1 {
  readonly user: (user: StoredUser) => WireRecord
  readonly project: (matter: StoredMatter) => WireRecord
  readonly account: (account: StoredAccount) => WireRecord
}

/** The writers over the firm's records. */
export const createToV1 = (store: Store): ToV1 => {
  const user = (reference: Reference | null): WireRef | null => {
    const found = reference === null ? undefined : store.users.get(reference.id)
    return found === undefined ? null : { guid: found.id, nameAndNumber: found.display_name }
  }
  const account = (reference: Reference | null): WireRef | null => {
    const found = reference === null ? undefined : store.accounts.get(reference.id)
    return found === undefined ? null : { guid: found.id, nameAndNumber: accountDisplayName(found) }
  }
  return {
    user: (record) => ({
      ...v1Head(record),
      firstName: record.first_name,
      lastName: record.last_name,
      email: record.email,
      hourlyRate: record.hourlyRate,
      role: record.role,
      timeZoneId: record.timeZoneId,
      isEnabled: record.is_active,
      lastLoginDate: null,
    }),
    project: (record) => ({
      ...v1Head(record),
      name: record.name,
      number: record.number,
      nameAndNumber: matterDisplayName(record),
      status: record.status,
      account: account(record.account_ref),
      assignedTo: record.assigned_to_users.map(user).filter((found) => found !== null),
      openDate: record.open_date,
      closeDate: record.close_date,
      dueDate: record.statute_of_limitation_date,
      hourlyRateType: record.hourlyRateType,
      hourlyRate: record.hourlyRate,
      flatRate: record.flatRate,
      contingencyRatePercent: record.contingencyRatePercent,
      isFlatRateBilled: false,
      projectRates: [],
      originatedBy: user(record.originatedBy),
      ...tags(record.tags),
      ...balancesOfMatter(store.books, record.id),
    }),
    account: (record) => ({
      ...v1Head(record),
      nameAndNumber: accountDisplayName(record),
      number: record.number,
      companyName: record.company_name,
      status: record.status,
      currencyCode: store.currency,
      assignedTo: record.assigned_to_users.map(user).filter((found) => found !== null),
      ...tags(record.tags),
      ...balancesOfAccount(store.books, record.id),
    }),
  }
}

interface WireRef {
  readonly guid: string
  readonly nameAndNumber: string
}

const tags = (names: readonly string[]): { readonly tags: readonly { readonly name: string }[]; readonly tagNames: readonly string[] } => ({
  tags: names.map((name) => ({ name })),
  tagNames: names,
})
