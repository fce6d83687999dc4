import { z } from 'zod'
import { guid } from './scalars.js'

/** What only the legacy API says of a matter. Which members are null when, is assumed. */
export const wireProject = z.object({
  guid,
  hourlyRateType: z.enum(['ItemRate', 'UserRate', 'ProjectRate', 'FlatRate', 'Contingency', 'PresetProjectRate']),
  hourlyRate: z.number().nullable(),
  flatRate: z.number().nullable(),
  trustBalance: z.number(),
  invoicesDue: z.number(),
  originatedBy: z.object({ guid }).nullable(),
})

/** A parsed project. */
export type WireProject = z.output<typeof wireProject>
