/** A calendar date without a zone: `2026-02-18`. */
export type CalendarDate = string
/** An instant in UTC, milliseconds kept: `2026-02-18T17:21:02.000Z`. */
export type Instant = string
/** An exact decimal in plain notation: `1066.50`. Never made from a binary float by arithmetic. */
export type DecimalString = string
/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
