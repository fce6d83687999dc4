/** A route with a record's id in its path. */
export type OfRecord = { readonly Params: { readonly id: string } }
