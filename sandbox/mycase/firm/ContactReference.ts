/** A person or a company: each list has ids of its own. */
export type ContactReference = { readonly type: 'client' | 'company'; readonly id: number }
