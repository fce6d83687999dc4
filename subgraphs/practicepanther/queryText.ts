/** The query options PracticePanther understands; `page`, `limit` and the like are ignored without a sign, so there is no way to say them here. */
export interface ODataQuery {
  readonly $filter?: string
  readonly $orderby?: string
  readonly $top?: number
}

/** A query string, spaces as `+`: half as long as `%20` in a filter over many ids. */
export const queryText = (query: ODataQuery): string => {
  const options = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(String(value)).replaceAll('%20', '+').replaceAll('%2F', '/').replaceAll('%3A', ':')}`,
    )
  return options.length === 0 ? '' : `?${options.join('&')}`
}
