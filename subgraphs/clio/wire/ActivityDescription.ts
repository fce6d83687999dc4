import { z } from 'zod'
import { clioId } from './scalars.js'

/** What is asked of activity descriptions where one is looked for by its code. */
export const activityDescriptionFields = 'id,name,type,utbms_task_name'

/** A description of activities as Clio answers: one of the firm's own, or one of a UTBMS set. */
export const activityDescription = z.object({
  id: clioId,
  name: z.string(),
  type: z.string().nullable(),
  utbms_task_name: z.string().nullable(),
})

/** A parsed description. */
export type ClioActivityDescription = z.output<typeof activityDescription>
