import { z } from 'zod'
import type { TestedKind } from '../testedKinds.js'

const node = z.object({ id: z.string() })
const shared = {
  id: z.string(),
  vendor: z.string(),
  vendorId: z.string(),
  externalId: z.string().nullable(),
  updatedAt: z.string(),
  account: node,
}
const user = z.object({ ...shared, name: z.string(), email: z.string().nullable(), role: z.string().nullable(), active: z.boolean() })
const contact = z.object({
  ...shared,
  type: z.string(),
  displayName: z.string(),
  isClient: z.boolean(),
  roles: z.array(z.string()),
  emails: z.array(z.object({ address: z.string() })),
  phones: z.array(z.object({ number: z.string(), e164: z.string().nullable() })),
  tags: z.array(z.string()),
})
const matter = z.object({
  ...shared,
  number: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  stage: z.string().nullable(),
  practiceArea: z.string().nullable(),
  openDate: z.string().nullable(),
  client: z.object({ id: z.string(), displayName: z.string() }).nullable(),
  responsibleAttorney: node.nullable(),
  participants: z.array(z.object({ contact: node.nullable() })),
  tags: z.array(z.string()),
  customFields: z.array(z.object({ name: z.string(), value: z.json() })),
})
const timeEntry = z.object({
  ...shared,
  matter: node.nullable(),
  user: node.nullable(),
  date: z.string(),
  billable: z.boolean(),
  status: z.string(),
  activityCode: z.string().nullable(),
  amount: z.string(),
  durationSeconds: z.int(),
  durationMinutes: z.string(),
  hours: z.string(),
})

/** Each kind as the graph tells it, with every field that filters and orders speak of. */
export const graphRecords = { USER: user, CONTACT: contact, MATTER: matter, TIME_ENTRY: timeEntry } as const satisfies Record<
  TestedKind,
  z.ZodObject
>

/** A record of one kind as the graph tells it. */
export type GraphRecord<K extends TestedKind = TestedKind> = z.infer<(typeof graphRecords)[K]>

const shape = 'id vendor vendorId externalId updatedAt account { id }'

/** How each kind is asked for: its list, the names of its types, and the fields above. */
export const graphKinds = {
  USER: { list: 'users', type: 'User', fields: `${shape} name email role active` },
  CONTACT: {
    list: 'contacts',
    type: 'Contact',
    fields: `${shape} type displayName isClient roles emails { address } phones { number e164 } tags`,
  },
  MATTER: {
    list: 'matters',
    type: 'Matter',
    fields: `${shape} number title status stage practiceArea openDate client { id displayName } responsibleAttorney { id } participants { contact { id } } tags customFields { name value }`,
  },
  TIME_ENTRY: {
    list: 'timeEntries',
    type: 'TimeEntry',
    fields: `${shape} matter { id } user { id } date billable status activityCode amount durationSeconds durationMinutes hours`,
  },
} as const satisfies Record<TestedKind, { readonly list: string; readonly type: string; readonly fields: string }>
