import { z } from 'zod'
import { text } from './scalars.js'

/** The firm. It names neither time zone nor currency. */
export const wireFirm = z.object({
  id: z.string(),
  name: z.string(),
  streetAddress: z.object({ state: text }).optional(),
  mailingAddress: z.object({ state: text }).optional(),
})

/** The firm as Smokeball answers it. */
export type WireFirm = z.infer<typeof wireFirm>
