import { z } from 'zod'
import { changeActions } from '../../core/change/Change.js'
import { recordKinds } from '../../core/recordKind.js'
import { vendors } from '../../core/vendor.js'
import { accountKey } from '../accounts/accountKey.js'
import { type WebhookEndpoint, webhookPayloads } from '../../core/webhook/WebhookEndpoint.js'

/** The columns of an endpoint, named as its fields. */
export const endpointColumns = `id, tenant, url, description, accounts, filter, payload::text as payload, enabled, disabled_reason as "disabledReason",
  created_at as "createdAt"`

const recordKey = z.object({ account: accountKey, vendorId: z.string() })

const filter = z.object({
  accounts: z.array(accountKey).nullish(),
  vendors: z.array(z.enum(vendors)).nullish(),
  kinds: z.array(z.enum(recordKinds)).nullish(),
  actions: z.array(z.enum(changeActions)).nullish(),
  records: z.array(recordKey.extend({ kind: z.enum(recordKinds) })).nullish(),
  matters: z.array(recordKey).nullish(),
})

const row = z.object({
  id: z.string(),
  tenant: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  accounts: z.array(accountKey).nullable(),
  filter: filter.nullable(),
  payload: z.enum(webhookPayloads),
  enabled: z.boolean(),
  disabledReason: z.string().nullable(),
  createdAt: z.string(),
})

/** Reads an endpoint's row. */
export const toEndpoint = (value: unknown): WebhookEndpoint => row.parse(value)
