import { z } from 'zod'

/** What is asked of the billing settings. */
export const billingSettingsFields = 'currency'

const code = z.string().regex(/^[A-Z]{3}$/)

/** The account's currency: by code, or embedded as elsewhere; Clio does not publish which. */
export const billingSettings = z.object({ currency: z.union([code, z.object({ code }).transform((currency) => currency.code)]) })
