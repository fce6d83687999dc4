import { createHash } from 'node:crypto'
import type { ClioFirm } from '../ClioFirm.js'
import { ApiError } from './ApiError.js'
import type { Asker, KindName, Stored } from './Kind.js'
import { kinds } from './kinds.js'

/** Makes the answer's form of a stored record. */
export type Selection = (record: Stored) => Stored

interface NamedField {
  readonly name: string
  /** What stands in the braces; null without braces. */
  readonly inner: readonly string[] | null
}

/** Records are replaced and never changed, so an etag holds as long as its object: definitions and options are asked for with every matter. */
const etags = new WeakMap<Stored, string>()

/** A record's etag: 32 hex digits in double quotes, which belong to the value. It changes with anything in the record. */
export const etagOf = (record: Stored): string => {
  const known = etags.get(record)
  if (known !== undefined) return known
  const etag = `"${createHash('md5').update(JSON.stringify(record)).digest('hex')}"`
  etags.set(record, etag)
  return etag
}

/**
 * Turns the `fields` parameter into a function. Without the parameter only the kind's defaults are returned.
 * Throws ApiError InvalidFields for an unknown name, and for a second level of braces.
 */
export const selectFields = (kindName: KindName, fields: string | null, firm: ClioFirm, asker: Asker): Selection => {
  const named = fields === null || fields === '' ? kinds[kindName].defaults.map((name) => ({ name, inner: null })) : parseFields(fields)
  const wrong = named.flatMap((field) => unknownNames(kindName, field))
  if (wrong.length > 0) {
    throw new ApiError(
      'InvalidFields',
      wrong.length === 1 ? `${wrong[0]} is not a valid field` : `${wrong.join(', ')} are not valid fields`,
    )
  }
  return compile(kindName, named, firm, asker)
}

const parseFields = (text: string): readonly NamedField[] => {
  const fields: NamedField[] = []
  const pattern = /\s*([a-zA-Z_0-9.]+)\s*(?:\{([^{}]*)\})?\s*(?:,|$)/y
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex
    const match = pattern.exec(text)
    if (match?.[1] === undefined) throw new ApiError('InvalidFields', `${text.slice(start)} is not a valid field`)
    const inner = match[2]?.split(',').map((name) => name.trim())
    fields.push({ name: match[1], inner: inner ?? null })
  }
  return fields
}

const unknownNames = (kindName: KindName, { name, inner }: NamedField): readonly string[] => {
  const kind = kinds[kindName]
  if (kind.plain === null) return []
  const nested = kind.nested[name]
  if (nested === undefined)
    return inner === null && kind.plain.includes(name) ? [] : [inner === null ? name : `${name}{${inner.join(',')}}`]
  const child = kinds[nested.kind]
  if (inner === null || child.plain === null) return []
  return inner.filter((field) => !child.plain?.includes(field) && child.nested[field] === undefined).map((field) => `${name}{${field}}`)
}

const compile = (kindName: KindName, named: readonly NamedField[], firm: ClioFirm, asker: Asker): Selection => {
  const kind = kinds[kindName]
  const readers = named.map(({ name, inner }): readonly [string, (record: Stored, seen: Stored) => unknown] => {
    const nested = kind.nested[name]
    if (nested !== undefined) {
      const childFields = (inner ?? kinds[nested.kind].defaults).map((field) => ({ name: field, inner: null }))
      const child = embedded(nested.kind, childFields, firm, asker)
      return [
        name,
        (_record, seen) => {
          const value = nested.of(seen, firm, asker)
          return nested.many ? (Array.isArray(value) ? value.map(child) : []) : child(value)
        },
      ]
    }
    const computed = kind.computed?.[name]
    if (computed !== undefined) return [name, (record) => computed(record, firm)]
    if (name === 'etag') return [name, (record) => etagOf(record)]
    return [name, (_record, seen) => seen[name] ?? null]
  })
  return (record) => {
    const seen = kind.redact?.(record, asker) ?? record
    return Object.fromEntries(readers.map(([name, read]) => [name, read(record, seen)]))
  }
}

/** The form of a record inside another: null stays null, and what the asker may not see says so. */
const embedded = (kindName: KindName, named: readonly NamedField[], firm: ClioFirm, asker: Asker): ((value: unknown) => unknown) => {
  const select = compile(kindName, named, firm, asker)
  return (value) => {
    if (!isStored(value)) return value ?? null
    if (kinds[kindName].isVisible?.(value, asker) === false) {
      return { ...Object.fromEntries(named.map(({ name }) => [name, null])), id: value['id'], redacted: true }
    }
    return select(value)
  }
}

const isStored = (value: unknown): value is Stored => typeof value === 'object' && value !== null
