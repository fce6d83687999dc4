import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Hint, HookReceiver } from '../../../core/hint/VendorHooks.js'
import type { Json } from '../../../core/record/scalars.js'
import { isSameText } from '../../vendor/hooks/isSameText.js'
import { readDelivery } from '../../vendor/hooks/readDelivery.js'
import { clioId } from '../wire/scalars.js'

/** What Clio can tell of, and what it is in our words. Its webhooks for payments are of Clio Payments alone; trust money has none. */
export const hookModels = ['activity', 'bill', 'contact', 'matter'] as const
/** One of them. */
export type HookModel = (typeof hookModels)[number]

const keptHooks = z.array(z.object({ id: z.string(), model: z.enum(hookModels), secret: z.string().min(1) }))

/** A webhook of ours with the secret that it is signed with. */
export type ClioHook = z.infer<typeof keptHooks>[number]

/** The webhooks that were kept; none where nothing was. */
export const readKnownHooks = (known: Json): readonly ClioHook[] => keptHooks.safeParse(known).data ?? []

const delivery = z.object({
  data: z.object({ id: z.union([clioId.transform(String), z.string().regex(/^\d{1,19}$/)]), type: z.string().optional() }),
  meta: z.object({ webhook_id: z.union([clioId.transform(String), z.string()]) }),
})

/** A secret is no longer than this, and nothing that could not stand in a header. */
const secretForm = /^[\x21-\x7e]{1,512}$/

/** Verifies what Clio sends: HMAC-SHA256 of the body with the webhook's own secret, as lower-case hex (assumed; the encoding is not published). */
export const clioHooks: HookReceiver = {
  receive: (given, { known, isAsking }) => {
    const hooks = readKnownHooks(known)
    const { 'x-hook-secret': secret, 'x-hook-signature': signature } = given.headers
    // Its secret given back enables a webhook. It is never taken over from here: the answer to our own request told it.
    if (secret !== undefined) {
      const isExpected = secretForm.test(secret) && (isAsking || hooks.some((hook) => isSameText(hook.secret, secret)))
      return isExpected ? { outcome: 'HANDSHAKE', headers: { 'x-hook-secret': secret } } : { outcome: 'REFUSED' }
    }
    const told = readDelivery(delivery, given)
    const hook = hooks.find(({ id }) => id === told?.meta.webhook_id)
    if (told === undefined || hook === undefined || signature === undefined) return { outcome: 'REFUSED' }
    if (!isSameText(signature, createHmac('sha256', hook.secret).update(given.body).digest('hex'))) return { outcome: 'REFUSED' }
    return { outcome: 'HINTS', hints: hintsOf[hook.model](told.data) }
  },
}

type Told = z.infer<typeof delivery>['data']

const hintsOf: Readonly<Record<HookModel, (told: Told) => readonly Hint[]>> = {
  // Time and expenses are one list at Clio. A deleted one may come without its type: it is looked for as both.
  activity: ({ id, type }) => {
    const both: readonly Hint[] = [
      { kind: 'TIME_ENTRY', vendorId: id },
      { kind: 'EXPENSE', vendorId: id },
    ]
    return type === undefined ? both : both.filter(({ kind }) => (kind === 'TIME_ENTRY') === (type === 'TimeEntry'))
  },
  bill: ({ id }) => [{ kind: 'INVOICE', vendorId: id }],
  contact: ({ id }) => [{ kind: 'CONTACT', vendorId: id }],
  matter: ({ id }) => [{ kind: 'MATTER', vendorId: id }],
}
