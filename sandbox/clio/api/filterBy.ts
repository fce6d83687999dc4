import type { ClioFirm } from '../ClioFirm.js'
import { ApiError } from './ApiError.js'
import type { Stored } from './Kind.js'
import { textOf } from '../textOf.js'

/** Whether a record belongs in a list. */
export type Test = (record: Stored) => boolean
/** Makes the test of one query parameter from its values, in the order they were sent. */
export type Filter = (values: readonly string[], firm: ClioFirm) => Test

const refuse = (name: string): never => {
  throw new ApiError('ArgumentError', `${name} does not have a valid value`)
}
const last = (values: readonly string[]): string => values.at(-1) ?? ''
const idOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'id' in value ? value.id : (value ?? null))

const instant = (name: string, text: string): number => {
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? refuse(name) : at
}
const datePattern = /^\d{4}-\d{2}-\d{2}/

type Comparison = (difference: number) => boolean
const comparisons: Readonly<Record<string, Comparison>> = {
  '>=': (difference) => difference >= 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '<': (difference) => difference < 0,
  '=': (difference) => difference === 0,
}
const operation = (name: string, text: string): { readonly operator: string; readonly compare: Comparison; readonly operand: string } => {
  const [, operator = '', operand = ''] = /^\s*(>=|<=|>|<|=)(.*)$/s.exec(text) ?? []
  const compare = comparisons[operator]
  return compare === undefined ? refuse(name) : { operator, compare, operand: operand.trim() }
}
const order = (left: string | number, right: string | number): number => (left < right ? -1 : left > right ? 1 : 0)

const onlyEqual = new Set(['checkbox', 'contact', 'matter', 'picklist', 'email', 'text_area', 'text_line', 'url'])

/** The forms a list's query parameters take. */
export const filterBy = {
  /** `true` or `false` against the field of that name. */
  flag:
    (name: string): Filter =>
    (values) => {
      const wanted = last(values)
      if (wanted !== 'true' && wanted !== 'false') refuse(name)
      return (record) => (record[name] === true) === (wanted === 'true')
    },
  /** `true` keeps only what the test says; `false` keeps all. */
  only:
    (name: string, test: Test): Filter =>
    (values) => {
      const wanted = last(values)
      if (wanted !== 'true' && wanted !== 'false') refuse(name)
      return (record) => wanted === 'false' || test(record)
    },
  /** An association's id; `null` selects records without it where the list allows that. */
  association:
    (name: string, field: string, mayBeNull: boolean): Filter =>
    (values) => {
      const wanted = last(values)
      if (wanted === 'null' && mayBeNull) return (record) => idOf(record[field]) === null
      if (!/^\d+$/.test(wanted)) refuse(name)
      return (record) => idOf(record[field]) === Number(wanted)
    },
  /** One of some words, or several with commas between; each has its test. */
  oneOf:
    (name: string, tests: Readonly<Record<string, Test>>, several = false): Filter =>
    (values) => {
      const chosen = (several ? last(values).split(',') : [last(values)]).map((word) => tests[word] ?? refuse(name))
      return (record) => chosen.some((test) => test(record))
    },
  /** Instants after the given one. */
  since:
    (name: string, field: string): Filter =>
    (values) => {
      const after = instant(name, last(values))
      return (record) => Date.parse(String(record[field])) > after
    },
  /** Calendar dates with an operator in front: `>=2026-01-01`; several must all hold. */
  dates:
    (name: string): Filter =>
    (values) => {
      const tests = values.map((value) => operation(name, value))
      if (tests.some(({ operand }) => !datePattern.test(operand))) refuse(name)
      return (record) => {
        const date = record[name]
        return typeof date === 'string' && tests.every(({ compare, operand }) => compare(order(date, operand)))
      }
    },
  /** The work date from or up to a day, both included. */
  workDate:
    (name: 'start_date' | 'end_date'): Filter =>
    (values) => {
      const day = last(values).slice(0, 10)
      if (!datePattern.test(day)) refuse(name)
      return (record) => (name === 'start_date' ? String(record['date']) >= day : String(record['date']) <= day)
    },
  /** A calendar date of the record, beside the given day. */
  day:
    (name: string, field: string, operator: keyof typeof comparisons): Filter =>
    (values) => {
      const wanted = last(values).slice(0, 10)
      const compare = comparisons[operator]
      if (!datePattern.test(wanted) || compare === undefined) return refuse(name)
      return (record) => {
        const value = record[field]
        return typeof value === 'string' && compare(order(value.slice(0, 10), wanted))
      }
    },
  /** Words somewhere in the texts that `read` gives; case does not matter and `*` stands for anything. */
  words:
    (read: (record: Stored, firm: ClioFirm) => readonly unknown[]): Filter =>
    (values, firm) => {
      const pattern = new RegExp(
        last(values)
          .split('*')
          .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
          .join('.*'),
        'i',
      )
      return (record) => read(record, firm).some((text) => typeof text === 'string' && pattern.test(text))
    },
  /** Ids that must, or must not, be among the given. */
  ids:
    (name: string, wanted: boolean): Filter =>
    (values) => {
      if (values.some((value) => !/^\d+$/.test(value))) refuse(name)
      const ids = new Set(values.map(Number))
      return (record) => ids.has(Number(record['id'])) === wanted
    },
  /** A custom field's value: `custom_field_values[2]==CL-9931`, `custom_field_values[4]=[<=50, >=45]`. A wrong operator for the field's type is refused. */
  customField:
    (name: string, fieldId: number): Filter =>
    (values, firm) => {
      const field = firm.customFields.get(fieldId) ?? refuse(name)
      const conditions = last(values)
        .replace(/^\[(.*)\]$/s, '$1')
        .split(',')
        .map((text) => operation(name, text))
      if (onlyEqual.has(field.field_type) && conditions.some(({ operator }) => operator !== '=')) refuse(name)
      return (record) => {
        const all = Array.isArray(record['custom_field_values']) ? record['custom_field_values'] : []
        const found: unknown = all.find((value: Stored) => idOf(value['custom_field']) === fieldId)
        const stored = typeof found === 'object' && found !== null && 'value' in found ? found.value : null
        if (stored === null || stored === undefined) return false
        return conditions.every(({ compare, operand }) =>
          compare(typeof stored === 'number' ? order(stored, Number(operand)) : order(textOf(stored), operand)),
        )
      }
    },
}
