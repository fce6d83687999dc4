import { ApiError } from './ApiError.js'

/** The current default. */
const defaultVersion = 13
/** The oldest that is still answered: the default of 2025, supported for a year after its successor. */
const oldestVersion = 9

/** Reads `X-API-VERSION` and gives the last part of `4.0.X`. Malformed and retired versions are gone. */
export const apiVersion = (header: string | undefined, allRetired: boolean): number => {
  const text = header ?? `4.0.${defaultVersion}`
  const last = /^4\.0\.(\d{1,3})$/.exec(text)?.[1]
  const version = last === undefined ? Number.NaN : Number(last)
  if (allRetired || !(version >= oldestVersion && version <= defaultVersion)) {
    throw new ApiError('InvalidApiVersion', 'The requested API version is malformed or no longer supported')
  }
  return version
}
