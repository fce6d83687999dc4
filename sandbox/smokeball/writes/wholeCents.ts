import { z } from 'zod'

/** An amount of money that is entered: at least a cent, with two decimals at most. */
export const wholeCents = z
  .number()
  .min(0.01)
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, 'must have 2 decimals at most.')
