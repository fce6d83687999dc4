declare const int64Brand: unique symbol

/** A whole number that goes into JSON digit by digit, beyond what a double can hold. */
export type Int64 = { readonly [int64Brand]: true }

// Node 24 has `JSON.rawJSON`; the library types do not know it yet.
const { rawJSON } = JSON as JSON & { rawJSON(this: void, text: string): Int64 }

/** Wraps a bigint for `JSON.stringify`. */
export const int64 = (value: bigint): Int64 => rawJSON(value.toString())
