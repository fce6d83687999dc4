/** A reference to another resource. The published schema calls the last field `relation`; what the vendor sends is `rel`. */
export interface Link {
  readonly id: string
  readonly href: string
  readonly rel: string
}

/** Makes a link under the portal's own address. */
export const link = (origin: string, { path, id, rel }: { readonly path: string; readonly id: string; readonly rel: string }): Link => ({
  id,
  href: `${origin}/${path}/${id}`,
  rel,
})
