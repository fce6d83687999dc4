import { z } from 'zod'

const decimals = (most: number) => new RegExp(`^-?\\d+(?:\\.\\d{1,${String(most)}})?$`)

/** A sum as a person types it, kept in whole cents. */
export const cents = z
  .number()
  .refine((value) => decimals(2).test(String(value)), 'expected a sum with at most two decimals')
  .transform((value) => Math.round(value * 100))

/** A quantity as a person types it, kept in thousandths. */
export const thousandths = z
  .number()
  .nonnegative()
  .refine((value) => decimals(3).test(String(value)), 'expected a quantity with at most three decimals')
  .transform((value) => Math.round(value * 1000))
