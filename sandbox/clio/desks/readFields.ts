import type { Stored } from '../api/Kind.js'
import { textOf } from '../textOf.js'

const refuse = (name: string, wanted: string): never => {
  throw new Error(`${name} must be ${wanted}`)
}

/** Turns what a person entered into the stored form; throws with a sentence where it cannot. */
export type FieldReader = (value: unknown, name: string) => unknown

/** The forms a field can take. */
export const field = {
  text: ((value, name) => (value === null || typeof value === 'string' ? value : refuse(name, 'text or null'))) as FieldReader,
  /** A text that may not be empty. */
  name: ((value, name) =>
    typeof value === 'string' && value.trim() !== '' ? value : refuse(name, 'a text that is not empty')) as FieldReader,
  number: ((value, name) => (value === null || typeof value === 'number' ? value : refuse(name, 'a number or null'))) as FieldReader,
  flag: ((value, name) => (typeof value === 'boolean' ? value : refuse(name, 'true or false'))) as FieldReader,
  date: ((value, name) =>
    value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      ? value
      : refuse(name, 'a date YYYY-MM-DD or null')) as FieldReader,
  /** Anything, kept as it is. */
  any: ((value) => value) as FieldReader,
  /** One of these words, whatever its case: writing is lower case where reading is not. */
  oneOf:
    (words: readonly string[]): FieldReader =>
    (value, name) =>
      words.find((word) => word.toLowerCase() === String(value).toLowerCase()) ?? refuse(name, `one of ${words.join(', ')}`),
  /** `{ "id": … }` of an existing record, or null. */
  reference:
    (exists: (id: string) => boolean): FieldReader =>
    (value, name) => {
      const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
      if (id === null) return null
      return exists(textOf(id)) ? { id: Number(id) } : refuse(name, 'the id of a record that exists')
    },
  /** A list of objects. */
  list:
    (read: (entry: Stored, place: number) => unknown): FieldReader =>
    (value, name) =>
      Array.isArray(value)
        ? value.map((entry: unknown, place) =>
            typeof entry === 'object' && entry !== null ? read(entry as Stored, place) : refuse(name, 'a list of objects'),
          ) // An object, as just asked.
        : refuse(name, 'a list'),
} as const

/** Reads every field a person entered by its reader; an unknown name is refused. */
export const readFields = (fields: Stored, readers: Readonly<Record<string, FieldReader>>): Stored =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined
      if (read === undefined) throw new Error(`Clio has no field ${name} here; it has ${Object.keys(readers).join(', ')}`)
      return [name, read(value, name)]
    }),
  )
