import { z } from 'zod'

/** A group the firm sorts its people into: Client, Opposing Party, … */
export const peopleGroupWire = z.looseObject({ id: z.int().positive(), name: z.string() })
