/** A header or label as an error may show it: a portal's own words look like words, anything else could be a client's. */
export const headerName = (text: string): string =>
  /^[A-Za-z][\w #%/()&.'-]{0,40}$/.test(text) ? `"${text}"` : text === '' ? 'one without text' : 'another'
