import type { z } from 'zod'
import type { HookDelivery } from '../../../core/hint/VendorHooks.js'

/** What stands in a delivery's JSON; undefined where it is none, or not of this form. */
export const readDelivery = <Schema extends z.ZodType>(schema: Schema, { body }: HookDelivery): z.output<Schema> | undefined => {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))).data
  } catch {
    return undefined
  }
}
