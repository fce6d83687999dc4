import { readDateTime } from '../readDateTime.js'
import { BadRequest } from './BadRequest.js'
import type { NamedFilter, WireRecord } from './Resource.js'

/** The value of a query parameter that must be a GUID, in lower case. */
const guidValue = (value: string): string => {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw new BadRequest('The request is invalid.')
  return value.toLowerCase()
}

const instantValue = (value: string): number => {
  const instant = readDateTime(value)
  if (instant === undefined) throw new BadRequest('The request is invalid.')
  return instant
}

const instantOf = (record: WireRecord, key: string): number => {
  const value = record[key]
  return typeof value === 'string' ? (readDateTime(value) ?? Number.NaN) : Number.NaN
}

const idOf = (reference: unknown): unknown =>
  typeof reference === 'object' && reference !== null && 'id' in reference ? reference.id : undefined

/** Keeps records whose reference `key` has the id. */
export const byReference =
  (key: string): NamedFilter =>
  (record, value) =>
    idOf(record[key]) === guidValue(value)

/** Keeps records one of whose references in `key` has the id. */
export const byAnyReference =
  (key: string): NamedFilter =>
  (record, value) => {
    const references = record[key]
    const wanted = guidValue(value)
    return Array.isArray(references) && references.some((reference) => idOf(reference) === wanted)
  }

/** Keeps records whose date-time `key` is at or after the value: assumed to include it. */
export const since =
  (key: string): NamedFilter =>
  (record, value) =>
    instantOf(record, key) >= instantValue(value)

/** Keeps records whose date-time `key` is at or before the value. */
export const until =
  (key: string): NamedFilter =>
  (record, value) =>
    instantOf(record, key) <= instantValue(value)

/** Keeps records whose text `key` is the value, upper and lower case alike. */
export const byText =
  (key: string): NamedFilter =>
  (record, value) => {
    const text = record[key]
    return typeof text === 'string' && text.toLowerCase() === value.toLowerCase()
  }

/** Keeps records that carry the tag. */
export const byTag: NamedFilter = (record, value) => Array.isArray(record['tags']) && record['tags'].includes(value)

/** Keeps records one of whose texts contains the value. */
export const bySearch =
  (texts: (record: WireRecord) => readonly unknown[]): NamedFilter =>
  (record, value) =>
    texts(record).some((text) => (typeof text === 'string' || typeof text === 'number') && contains(String(text), value))

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase())
