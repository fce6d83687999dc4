import { z } from 'zod'
import { type AuditEvent, auditActions } from '../../core/audit/AuditEvent.js'
import { parseAccountKey } from '../../core/recordId.js'

const act = z.object({
  index: z.int(),
  at: z.string(),
  tenant: z.string(),
  actor: z.string(),
  action: z.enum(auditActions),
  account: z.string().transform(parseAccountKey).nullable(),
  subjectId: z.string().nullable(),
  rationale: z.string().nullable(),
  // Acts of before there were commands name none.
  commandId: z.string().nullable().default(null),
  before: z.json(),
  after: z.json(),
})

const row = z.object({ leaf: z.string(), hash: z.string() })

/** An act is read from its leaf, never from the columns beside it: what is shown is what the hash speaks for. */
export const toAuditEvent = (value: unknown): AuditEvent => {
  const { leaf, hash } = row.parse(value)
  const { account, ...rest } = act.parse(JSON.parse(leaf))
  return { ...rest, account: account ?? null, hash }
}
