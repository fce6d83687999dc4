import { ApiError } from '../ApiError.js'
import type { Stored } from '../Kind.js'

const refuse = (name: string, why = 'is invalid'): never => {
  throw new ApiError('UnprocessableEntity', `${name} ${why}`)
}

/** Turns a value of a request into the stored form; throws UnprocessableEntity where it cannot. */
export type BodyReader = (value: unknown, name: string) => unknown

/** The forms a value of a request can take. The API's own enumerations are told apart by case. */
export const bodyValue = {
  text: ((value, name) => (value === null || typeof value === 'string' ? value : refuse(name))) as BodyReader,
  flag: ((value, name) => (typeof value === 'boolean' ? value : refuse(name))) as BodyReader,
  number: ((value, name) =>
    typeof value === 'number' && value >= 0 ? value : refuse(name, 'must be a number that is not negative')) as BodyReader,
  date: ((value, name) => (typeof value === 'string' && isDate(value) ? value : refuse(name))) as BodyReader,
  oneOf:
    (words: readonly string[]): BodyReader =>
    (value, name) =>
      words.find((word) => word === value) ?? refuse(name),
  /** `{ "id": 12 }` of a record that is there and may be seen; `{ "id": null }` clears it. */
  reference:
    (exists: (id: number) => boolean): BodyReader =>
    (value, name) => {
      const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : refuse(name)
      if (id === null) return null
      return typeof id === 'number' && exists(id) ? { id } : refuse(name)
    },
} as const

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(new Date(`${text}T00:00:00Z`), text)

const isDay = (day: Date, text: string): boolean => !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)

/** The record inside a request's envelope: `{ "data": { … } }`, always. */
export const dataOf = (body: unknown): Stored => {
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new ApiError('ArgumentError', 'data is missing')
  return data as Stored // An object, as just asked.
}

/** What of a request the endpoint knows, each in its stored form. Names it does not know are dropped without a word (assumed, as with query parameters). */
export const readBody = (data: Stored, readers: Readonly<Record<string, BodyReader>>): Stored =>
  Object.fromEntries(
    Object.entries(readers).flatMap(([name, read]) => (data[name] === undefined ? [] : [[name, read(data[name], name)] as const])),
  )

/** Throws UnprocessableEntity where one of these is not there. */
export const requireValues = (values: Stored, names: readonly string[]): void => {
  for (const name of names) if ((values[name] ?? null) === null) refuse(name, "can't be blank")
}
