import type { Stored } from '../api/Kind.js'

/** What can be subscribed to. This portal has the first four and holds its peace about the others. */
export const models = [
  'activity',
  'bill',
  'contact',
  'matter',
  'calendar_entry',
  'clio_payments_payment',
  'communication',
  'document',
  'folder',
  'task',
] as const
/** One of them. */
export type Model = (typeof models)[number]

/** What can happen to a record; the last three to matters alone. */
export const events = ['created', 'updated', 'deleted', 'matter_opened', 'matter_pended', 'matter_closed'] as const

/** An application's wish to be told. */
export interface Webhook extends Stored {
  readonly id: number
  readonly created_at: string
  readonly updated_at: string
  readonly url: string
  readonly fields: string
  readonly shared_secret: string
  readonly model: Model
  readonly status: 'pending' | 'enabled' | 'suspended'
  readonly events: readonly (typeof events)[number][]
  readonly expires_at: string
  /** Whose session it was made with. */
  readonly user: { readonly id: number }
}
