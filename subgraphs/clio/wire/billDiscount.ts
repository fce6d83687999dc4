import { z } from 'zod'
import { clioNumber } from './scalars.js'

/** What is taken off a bill or a line: percent, or money. The specification types `type` as a boolean by mistake. */
export const billDiscount = z.object({ rate: clioNumber.nonnegative(), type: z.enum(['percentage', 'money']) }).nullable()
