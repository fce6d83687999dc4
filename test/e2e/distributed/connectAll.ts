import { z } from 'zod'
import { type Vendor, vendors } from '../../../core/vendor.js'
import { sandboxClient, sandboxPassword, sandboxTotpSecret } from '../../../sandbox/portal/logins.js'
import type { Client } from './Client.js'

const connected = z.object({ connectAccount: z.object({ account: z.object({ id: z.string(), status: z.literal('CONNECTED') }) }) })
const synced = z.object({
  accounts: z.array(z.object({ id: z.string(), sync: z.array(z.object({ kind: z.string(), phase: z.string() })) })),
})

const connect = async (client: Client, vendor: Vendor): Promise<string> => {
  const input = {
    vendor,
    login: { username: 'demo@example.com', password: sandboxPassword, mfa: { type: 'TOTP', secret: sandboxTotpSecret } },
    ...(vendor === 'MYCASE' ? { oauth: { clientId: sandboxClient.id, clientSecret: sandboxClient.secret } } : {}),
    consent: { grantedBy: 'The sandbox firm', grantedAt: new Date().toISOString() },
  }
  const query = `mutation ($input: ConnectAccountInput!) { connectAccount(input: $input) { account { id status } userErrors { message } } }`
  return connected.parse((await client.ask({ query, variables: { input } })).data).connectAccount.account.id
}

/** Connects an account at each portal and waits until all of them are read; gives their ids. */
export const connectAll = async (client: Client): Promise<Readonly<Record<Vendor, string>>> => {
  const ids = await Promise.all(vendors.map(async (vendor) => [vendor, await connect(client, vendor)] as const))
  await client.until({ query: '{ accounts { id sync { kind phase } } }' }, ({ data }) => {
    const { accounts } = synced.parse(data)
    const isRead = accounts.every(({ sync }) => sync.length > 0 && sync.every(({ phase }) => phase === 'LIVE'))
    return accounts.length === vendors.length && isRead ? true : undefined
  })
  // Each vendor has one.
  return Object.fromEntries(ids) as Record<Vendor, string>
}
