import { MattergraphError } from '../../../core/errors.js'

/** The token of the next page out of a `Link` header; null after the last page. A next link without a token is DRIFT: to take it for the end would lose records. */
export const nextPageToken = (link: string | undefined, where: string): string | null => {
  const next = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1]
  if (next === undefined) return null
  const token = URL.parse(next, 'https://api.example.com')?.searchParams.get('page_token') ?? ''
  if (token !== '') return token
  throw new MattergraphError('DRIFT', `MyCase answered in an unknown form: ${where}: expected page_token in the next link, came none`, {
    vendor: 'MYCASE',
  })
}
