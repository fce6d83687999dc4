import { z } from 'zod'
import { clioId } from './scalars.js'

const text = z.string().nullable()

/** Records of which only the text is wanted that a marker may stand in, by the field that it is. */
export const markedRecord = {
  reference: z.object({ id: clioId, reference: text }).transform(({ id, reference }) => ({ id, text: reference })),
  description: z.object({ id: clioId, description: text }).transform(({ id, description }) => ({ id, text: description })),
} as const
