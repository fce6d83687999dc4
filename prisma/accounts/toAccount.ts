import { z } from 'zod'
import { accountStatuses, type Account } from '../../core/account/Account.js'
import { type CommandKind, commandKinds } from '../../core/command/Command.js'
import { recordKinds } from '../../core/recordKind.js'
import { accountKey } from './accountKey.js'
import { vendors } from '../../core/vendor.js'

const row = z.object({
  key: accountKey,
  vendor: z.enum(vendors),
  tenant: z.string(),
  firmName: z.string(),
  region: z.string().nullable(),
  timeZone: z.string(),
  currency: z.string(),
  status: z.enum(accountStatuses),
  statusDetail: z.string().nullable(),
  userId: z.string().nullable(),
  entitlements: z.array(z.string()),
  capabilities: z.array(
    z.object({
      kind: z.enum(recordKinds),
      operation: z.enum(['READ', 'CREATE', 'UPDATE', 'DELETE']),
      channel: z.enum(['API', 'PAGE', 'BROWSER']),
      // An earlier release wrote none.
      mutation: z
        .enum(Object.keys(commandKinds) as CommandKind[])
        .nullable()
        .default(null),
    }),
  ),
  consentGrantedBy: z.string(),
  consentGrantedAt: z.date(),
  portal: z.object({ web: z.string(), auth: z.string(), api: z.string() }),
  createdAt: z.date(),
})

/** Reads an account from its row; JSON columns are parsed. */
export const toAccount = (value: unknown): Account => {
  const { consentGrantedBy, consentGrantedAt, createdAt, ...account } = row.parse(value)
  return {
    ...account,
    consent: { grantedBy: consentGrantedBy, grantedAt: consentGrantedAt.toISOString() },
    createdAt: createdAt.toISOString(),
  }
}
