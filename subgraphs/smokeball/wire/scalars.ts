import { z } from 'zod'

/** .NET ticks as digits. They come as a JSON number no double can hold, or, on matters, as a text. */
export const ticks = z.string().regex(/^\d{17,19}$/, 'expected .NET ticks')

/** A reference. The published schema says `relation`, the wire `rel`, and some links have neither: only the id is used. */
export const link = z.object({ id: z.string() })

/** A text that is left out where there is none. */
export const text = z.string().optional()
