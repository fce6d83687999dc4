import type { Account } from '../../../core/account/Account.js'
import type { ChangeFilter } from '../../../core/change/ChangeFilter.js'
import type { RecordKey } from '../../../core/mirror/RecordKey.js'
import { type AccountKey, formatAccountId, formatRecordId } from '../../../core/recordId.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { WebhookEndpoint } from '../../../core/webhook/WebhookEndpoint.js'

type Visible = ReadonlyMap<AccountKey, Account>

/** An endpoint as GraphQL's default resolvers read it; the secret only where it was made a moment ago. */
export const toWebhookEndpoint = ({ filter, ...endpoint }: WebhookEndpoint, visible: Visible, secret?: string): object => ({
  ...endpoint,
  __typename: 'WebhookEndpoint',
  filter: filter === null ? null : viewOf(filter, visible),
  secret: secret ?? null,
})

const viewOf = ({ accounts, vendors, kinds, actions, records, matters }: ChangeFilter, visible: Visible): object => {
  const idOf = ({ kind, account, vendorId }: RecordKey & { readonly kind: RecordKind }): readonly string[] => {
    const vendor = visible.get(account)?.vendor
    return vendor === undefined ? [] : [formatRecordId({ kind, vendor, account, vendorId })]
  }
  return {
    vendors: vendors ?? null,
    kinds: kinds ?? null,
    actions: actions ?? null,
    accountIds:
      accounts?.flatMap((account) => visible.get(account) ?? []).map(({ key, vendor }) => formatAccountId({ account: key, vendor })) ??
      null,
    recordIds: records?.flatMap(idOf) ?? null,
    matterIds: matters?.flatMap((matter) => idOf({ ...matter, kind: 'MATTER' })) ?? null,
  }
}
