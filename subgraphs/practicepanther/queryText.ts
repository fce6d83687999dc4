/** The query options PracticePanther understands; `page`, `limit` and the like are ignored without a sign, so there is no way to say them here. */
export interface ODataQuery {
  readonly $filter?: string
  readonly $orderby?: string
  readonly $top?: number
  /** A named filter of most lists in API v2: made or changed since an instant. */
  readonly updated_since?: string
  /** A named filter of payments in API v2. */
  readonly bank_account_type?: 'Operating' | 'Trust'
}

/** What the grid of all payments understands. Days are the firm's, both included. */
export interface GridQuery {
  readonly 'paymentsGridResource.dateFrom'?: string
  readonly 'paymentsGridResource.dateTo'?: string
  readonly 'paymentsGridResource.paymentTypes'?: 'FirmPayment'
  readonly 'paymentsGridResource.paymentMethods'?: 'Transfer'
  readonly 'paymentsGridResource.bankAccountTypes'?: 'Operating' | 'Trust'
  readonly 'paymentsGridResource.sortBy': 'createdDate'
  readonly 'paymentsGridResource.sortOrder': 'Asc'
  readonly 'paymentsGridResource.page': number
  readonly 'paymentsGridResource.pageSize': number
}

/** A query string, spaces as `+`: half as long as `%20` in a filter over many ids. */
export const queryText = (query: ODataQuery | GridQuery): string => {
  const options = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(String(value)).replaceAll('%20', '+').replaceAll('%2F', '/').replaceAll('%3A', ':')}`,
    )
  return options.length === 0 ? '' : `?${options.join('&')}`
}
