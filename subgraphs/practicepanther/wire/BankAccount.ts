import type { z } from 'zod'
import { bankAccountReference } from './money.js'

/** A bank account in API v2: without balances, and without dates. */
export const wireBankAccount = bankAccountReference

/** A parsed bank account. */
export type WireBankAccount = z.output<typeof wireBankAccount>
