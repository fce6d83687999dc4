/** Query parameters in the order they are sent; a name may repeat. */
export type Query = readonly (readonly [name: string, value: string])[]

/**
 * The address of an API endpoint. Braces, commas, brackets and parentheses stay as they are: Clio was seen refusing `fields` whose braces
 * were percent-encoded, and never the other way round.
 */
export const apiUrl = (api: string, path: string, query: Query): string => {
  const parameters = query.map(([name, value]) => `${name}=${encodeValue(value)}`).join('&')
  return `${api}/api/v4/${path}.json${parameters === '' ? '' : `?${parameters}`}`
}

const literal: Readonly<Record<string, string>> = { '%7B': '{', '%7D': '}', '%2C': ',' }

const encodeValue = (value: string): string => encodeURIComponent(value).replaceAll(/%7B|%7D|%2C/g, (code) => literal[code] ?? code)
