import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Hint, HookReceiver } from '../../../core/hint/VendorHooks.js'
import type { Json } from '../../../core/record/scalars.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { isSameText } from '../../vendor/hooks/isSameText.js'
import { readDelivery } from '../../vendor/hooks/readDelivery.js'
import { msOfTicks } from '../../vendor/map/ticks.js'
import { matterPartId } from '../map/matterPartId.js'

/** The events that tell of what is read here. Payments, balances and movements of trust money have none, and no event says that a matter was deleted. */
export const hookEvents = [
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'contact.restored',
  'expense.created',
  'expense.updated',
  'expense.deleted',
  'fee.created',
  'fee.updated',
  'fee.deleted',
  'invoice.finalized',
  'layoutmatter.created',
  'layoutmatter.updated',
  'matter.created',
  'matter.updated',
  'matteritems.updated',
  'matterstage.updated',
  'staff.created',
  'staff.updated',
] as const

const keptHook = z.object({ id: z.string().min(1), key: z.string().min(1), clientId: z.string().min(1) })

/** Our subscription, the key we gave it, and the application it belongs to. */
export type SmokeballHook = z.infer<typeof keptHook>

/** The subscription that was kept; null where none was. */
export const readKnownHook = (known: Json): SmokeballHook | null => keptHook.safeParse(known).data ?? null

const matterLink = z.object({ id: z.guid() })
const delivery = z.object({
  subscriptionId: z.string(),
  type: z.string(),
  // Published for matters alone; what hangs on a matter links to it as in the API (assumed).
  payload: z
    .object({ id: z.guid(), matter: matterLink.optional().catch(undefined), matterId: z.guid().optional().catch(undefined) })
    .nullable()
    .catch(null),
})

/** A delivery that is older was kept by somebody, or is late enough for a reading to have been quicker. */
const longestMs = 3_600_000
/** How far the vendor's clock may be ahead of ours. */
const skewMs = 300_000

/** Ticks of 100 ns since the first year: milliseconds of ours; NaN for other text. */
const ticksToMs = (ticks: string): number => (/^\d{17,19}$/.test(ticks) ? msOfTicks(ticks) : NaN)

/** Verifies what Smokeball sends: HMAC-SHA256 of time, request and application with our key, as lower-case hex. The body is not signed, and is nothing but a hint. */
export const smokeballHooks: HookReceiver = {
  receive: (given, { known, now }) => {
    const hook = readKnownHook(known)
    const told = readDelivery(delivery, given)
    const { timestamp, requestid: requestId, signature } = given.headers
    if (hook === null || told === undefined || timestamp === undefined || requestId === undefined || signature === undefined)
      return { outcome: 'REFUSED' }
    const signed = createHmac('sha256', hook.key).update(`${timestamp}|${requestId}|${hook.clientId}`).digest('hex')
    const age = now.getTime() - ticksToMs(timestamp)
    const isFresh = age <= longestMs && age >= -skewMs
    if (!isSameText(signature, signed) || !isFresh || told.subscriptionId !== hook.id) return { outcome: 'REFUSED' }
    return { outcome: 'HINTS', hints: hintsOf(told) }
  },
}

const kindOf: Readonly<Record<string, RecordKind>> = {
  contact: 'CONTACT',
  expense: 'EXPENSE',
  fee: 'TIME_ENTRY',
  invoice: 'INVOICE',
  layoutmatter: 'MATTER',
  matter: 'MATTER',
  matteritems: 'MATTER',
  matterstage: 'MATTER',
  staff: 'USER',
}

const hintsOf = ({ type, payload }: z.infer<typeof delivery>): readonly Hint[] => {
  const [name = ''] = type.split('.', 1)
  const kind = Object.hasOwn(kindOf, name) ? kindOf[name] : undefined
  if (kind === undefined) return []
  return [{ kind, vendorId: payload === null ? null : (idOf[name]?.(payload) ?? null) }]
}

type Payload = NonNullable<z.infer<typeof delivery>['payload']>

const ownId = ({ id }: Payload): string => id
const idInMatter = ({ id, matter, matterId }: Payload): string | null => {
  const owner = matter?.id ?? matterId
  return owner === undefined ? null : matterPartId(owner, id)
}

/** Under which id the record is known here; events of a matter's parts name those, and the kind is read. */
const idOf: Readonly<Record<string, (payload: Payload) => string | null>> = {
  contact: ownId,
  expense: idInMatter,
  fee: idInMatter,
  invoice: idInMatter,
  matter: ownId,
  staff: ownId,
}
