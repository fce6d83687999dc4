import type { ClioFirm } from '../ClioFirm.js'
import type { ClioMatter, Reference } from '../records/ClioMatter.js'

type CustomRate = { readonly type: string; readonly rates: readonly { readonly rate: number; readonly user: Reference | null }[] }

/** The hourly rate Clio takes where none is given: the matter's own for this user, or for everybody, else the user's. */
export const hourlyPrice = (
  firm: ClioFirm,
  { matter, user }: { readonly matter: Reference | null; readonly user: Reference | null },
): number => rateOfMatter(firm.matters.get(String(matter?.id)), user) ?? firm.users.get(String(user?.id))?.rate ?? 0

const rateOfMatter = (matter: ClioMatter | undefined, user: Reference | null): number | undefined => {
  const custom = matter?.['custom_rate'] as CustomRate | null | undefined // As a matter is built.
  if (custom?.type !== 'HourlyRate') return undefined
  const own = custom.rates.find((one) => one.user !== null && one.user.id === user?.id)
  return (own ?? custom.rates.find((one) => one.user === null))?.rate
}
