import { z } from 'zod'
import { link, ticks } from './scalars.js'

/** Which stage a matter is in. A mapping without a stage is taken as "none any more" (assumed). */
export const wireStage = z.object({
  matter: link,
  stageSet: link.optional(),
  stage: z.object({ name: z.string() }).optional(),
  lastUpdated: ticks,
})

/** A matter's stage as Smokeball answers it. */
export type WireStage = z.infer<typeof wireStage>
