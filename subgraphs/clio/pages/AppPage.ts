/** The web application: one page whose address after the hash says what it shows. */
export const appPage = { mark: { url: /^https?:\/\/[^/]+\/nc\/(?:[?#]|$)/ } } as const
