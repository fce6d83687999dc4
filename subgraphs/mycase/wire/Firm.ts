import { z } from 'zod'

/** The firm; its address at MyCase is what identifies it. */
export const firmWire = z.looseObject({ name: z.string(), url: z.string() })
