/** How MyCase names another record: an object that holds only its id. */
export type Reference = { readonly id: number }
