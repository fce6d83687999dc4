import { z } from 'zod'
import { link, text, ticks } from './scalars.js'

/** Something on a matter: a party, or a layout. What hangs under a party are its attorneys. */
export interface WireItem {
  readonly type?: string | undefined
  readonly name?: string | undefined
  readonly contact?: { readonly id?: string | undefined } | undefined
  readonly subItems?: Readonly<Record<string, readonly WireItem[]>> | undefined
}

const item: z.ZodType<WireItem> = z.object({
  type: text,
  name: text,
  contact: z.object({ id: text }).optional(),
  get subItems() {
    return z.record(z.string(), z.array(item)).optional()
  },
})

/** A matter or a lead. */
export const wireMatter = z.object({
  id: z.guid(),
  /** On matters the ticks of the last change (assumed: the vendor says only that it changes with every change). */
  versionId: ticks,
  externalSystemId: text,
  number: text,
  title: z.string(),
  matterType: z.object({ id: z.string(), name: text }).optional(),
  clients: z.array(link),
  otherSides: z.array(link),
  description: text,
  status: z.enum(['Open', 'Pending', 'Closed', 'Deleted', 'Cancelled']),
  personResponsible: link.optional(),
  /** The first of those who assist; the list beside it holds the others. So with those who brought the matter in. */
  personAssisting: link.optional(),
  personAssistingStaffs: z.array(link).optional(),
  originatingStaff: link.optional(),
  originatingStaffs: z.array(link).optional(),
  supervisor: link.optional(),
  openedDate: text,
  closedDate: text,
  isLead: z.boolean(),
  clientCode: text,
  referralType: text,
  items: z.record(z.string(), z.array(item)).optional(),
  tags: z.array(z.object({ name: z.string() })).optional(),
})

/** A matter as Smokeball answers it. */
export type WireMatter = z.infer<typeof wireMatter>

/** A kind of matter, as far as it is read. */
export const wireMatterType = z.object({ id: z.string(), name: z.string() })
