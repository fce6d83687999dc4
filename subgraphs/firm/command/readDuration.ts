import { Money } from '../../../core/money.js'

/** The three ways a duration is given. */
export interface GivenDuration {
  readonly durationSeconds?: number | null
  readonly durationMinutes?: number | null
  readonly hours?: string | null
}

/** A duration in whole seconds, what is wrong with it, or nothing where none is given. */
export type ReadDuration = { readonly seconds: number | null } | { readonly refusal: string; readonly field: string }

const secondsIn = { durationSeconds: 1, durationMinutes: 60, hours: 3_600 } as const
const day = 86_400

/** Reads the one duration that is given. */
export const readDuration = (given: GivenDuration): ReadDuration => {
  const names = (['durationSeconds', 'durationMinutes', 'hours'] as const).filter(
    (name) => typeof given[name] === 'number' || typeof given[name] === 'string',
  )
  const [name, another] = names
  if (name === undefined) return { seconds: null }
  if (another !== undefined) return { refusal: `${names.join(' and ')} are given: give one of them`, field: another }
  // Six decimals of an hour are a little less than the seconds they stand for.
  const seconds = new Money(given[name] ?? 0).times(secondsIn[name])
  const whole = seconds.round()
  if (seconds.minus(whole).abs().gt('0.002')) return { refusal: `${name} is no whole number of seconds`, field: name }
  if (whole.lt(1) || whole.gt(day))
    return { refusal: `${name} is ${seconds.toFixed()} seconds: at least one and at most a day`, field: name }
  return { seconds: whole.toNumber() }
}
