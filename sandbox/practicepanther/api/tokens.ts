import { createHash } from 'node:crypto'

const idLength = 32
const filler = (id: string): string =>
  Array.from({ length: 7 }, (_none, part) =>
    createHash('sha512')
      .update(`${id} ${String(part)}`)
      .digest('base64url'),
  )
    .join('')
    .slice(0, 568)

/** An access token for a session: 600 opaque characters, as long as the vendor's. */
export const accessToken = (id: string): string => id + filler(id)

/** The session an access token stands for, or undefined where the text is no token of this portal. */
export const accessTokenId = (token: string): string | undefined => {
  const id = token.slice(0, idLength)
  return accessToken(id) === token ? id : undefined
}
