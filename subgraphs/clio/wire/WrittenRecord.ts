import { z } from 'zod'
import { clioId } from './scalars.js'

/** What Clio answers to a write, as far as it is asked for. */
export const writtenRecord = z.object({ id: clioId, etag: z.string() })
