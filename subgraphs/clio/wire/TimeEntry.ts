import { z } from 'zod'
import { billState } from './billState.js'
import { clioDate, clioId, clioInstant, clioNumber, currency, reference } from './scalars.js'

/** What is asked of activities. */
export const timeEntryFields = [
  'id,etag,created_at,updated_at,type,date,quantity,quantity_in_hours,rounded_quantity,rounded_quantity_in_hours,quantity_redacted',
  'price,total,note,flat_rate,billed,on_bill,contingency_fee,reference,non_billable,non_billable_total,no_charge',
  'currency{id,code}',
  'activity_description{id,name,type,utbms_task_name}',
  'bill{id,number,state}',
  'matter{id,display_number}',
  'user{id,name}',
].join(',')

const hidden = z.object({ redacted: z.literal(true) }).transform(() => null)

/**
 * An activity of type TimeEntry as Clio answers. `quantity` is seconds since 4.0.4 and was hours before; the hours beside it tell which,
 * so that a change of the unit stops the read instead of multiplying every amount of time by 3600.
 */
export const timeEntry = z
  .object({
    id: clioId,
    created_at: clioInstant,
    updated_at: clioInstant,
    type: z.literal('TimeEntry'),
    date: clioDate,
    quantity: clioNumber.nonnegative().nullable(),
    quantity_in_hours: clioNumber.nonnegative().nullable(),
    quantity_redacted: z.boolean().nullable(),
    price: clioNumber.nullable(),
    total: clioNumber.nullable(),
    note: z.string().nullable(),
    flat_rate: z.boolean(),
    billed: z.boolean(),
    on_bill: z.boolean(),
    reference: z.string().nullable(),
    non_billable: z.boolean(),
    no_charge: z.boolean(),
    currency,
    activity_description: z
      .union([z.object({ id: clioId, name: z.string(), type: z.string().nullable(), utbms_task_name: z.string().nullable() }), hidden])
      .nullable(),
    bill: z.union([z.object({ id: clioId, state: billState }), hidden]).nullable(),
    matter: reference,
    user: reference,
  })
  .refine(({ quantity, quantity_in_hours: hours }) => quantity === null || hours === null || isSameDuration(quantity, hours), {
    path: ['quantity'],
    message: 'as many seconds as the hours beside it',
  })

/** Hours are shown with two decimals, rounded up or to the nearest: an entry of half a minute would pass in either unit, were it not that nobody works for less than a second. */
const shownHoursTolerance = 0.0101
const isSameDuration = (seconds: number, hours: number): boolean =>
  (seconds === 0 || seconds >= 0.5) && Math.abs(seconds / 3600 - hours) <= shownHoursTolerance

/** A parsed time entry. */
export type ClioTimeEntry = z.output<typeof timeEntry>

/** What is asked of an activity where only its id matters. */
export const activityId = z.object({ id: clioId })

/** What is asked of a time entry whose rate is to stay or to change. */
export const ratedActivityFields = 'id,etag,type,price,flat_rate'

/** A time entry as far as its rate goes, with the state in which it has it. The price is null where the firm hides rates from the signed-in user. */
export const ratedActivity = z.object({
  id: clioId,
  etag: z.string().min(1),
  type: z.literal('TimeEntry'),
  price: clioNumber.nullable(),
  flat_rate: z.boolean(),
})
