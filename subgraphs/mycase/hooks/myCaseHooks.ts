import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Hint, HookReceiver } from '../../../core/hint/VendorHooks.js'
import type { Json } from '../../../core/record/scalars.js'
import { isSameText } from '../../vendor/hooks/isSameText.js'
import { readDelivery } from '../../vendor/hooks/readDelivery.js'
import { contactId } from '../map/contactId.js'

/** What MyCase tells of that is read here. Billing, time and expenses have no webhooks. */
export const hookModels = ['case', 'client', 'company'] as const

const keptHooks = z.array(z.object({ id: z.string(), model: z.enum(hookModels), key: z.string().min(1) }))

/** A subscription of ours with the key that it is signed with. */
export type MyCaseHook = z.infer<typeof keptHooks>[number]

/** The subscriptions that were kept; none where nothing was. */
export const readKnownHooks = (known: Json): readonly MyCaseHook[] => keptHooks.safeParse(known).data ?? []

/** Assumed: MyCase says that it signs with the subscription's key, and publishes neither the header's name nor digest and encoding. */
const signatureHeader = 'x-mycase-signature'

const id = z.int().positive()
/** The record stands inside; an older form had its id beside (seen by an integrator). */
const delivery = z.union([
  z
    .object({ resource: z.string(), resource_body: z.object({ id }) })
    .transform(({ resource, resource_body: body }) => ({ resource, id: body.id })),
  z.object({ resource: z.string(), id }),
])

/** Verifies what MyCase sends: HMAC-SHA256 of the body, as lower-case hex (assumed). */
export const myCaseHooks: HookReceiver = {
  receive: (given, { known }) => {
    const signature = given.headers[signatureHeader]
    const told = readDelivery(delivery, given)
    if (told === undefined || signature === undefined) return { outcome: 'REFUSED' }
    const isSigned = readKnownHooks(known)
      .filter(({ model }) => model === told.resource.toLowerCase())
      .some(({ key }) => isSameText(signature, createHmac('sha256', key).update(given.body).digest('hex')))
    return isSigned ? { outcome: 'HINTS', hints: hintsOf(told) } : { outcome: 'REFUSED' }
  },
}

const hintsOf = ({ resource, id }: z.infer<typeof delivery>): readonly Hint[] => {
  switch (resource.toLowerCase()) {
    case 'case':
      return [{ kind: 'MATTER', vendorId: String(id) }]
    case 'client':
      return [{ kind: 'CONTACT', vendorId: contactId('clients', id) }]
    default:
      return [{ kind: 'CONTACT', vendorId: contactId('companies', id) }]
  }
}
