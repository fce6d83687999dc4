import { z } from 'zod'

/** Where a bill stands. */
export const billState = z.enum(['draft', 'awaiting_approval', 'awaiting_payment', 'paid', 'void', 'deleted'])

/** A state. */
export type ClioBillState = z.output<typeof billState>
