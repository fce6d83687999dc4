const dashboardOf = (list: string): string => `query Dashboard { matters(${list}) { totalCount pageInfo { hasNextPage endCursor } nodes {
  id vendor number title status practiceArea openDate
  client { id displayName emails { address primary } phones { number e164 } }
  responsibleAttorney { id name email role }
  financials { currency unbilledHours unbilledAmount outstandingBalance trustBalance }
  timeEntries(first: 20) { totalCount nodes { id date hours description billable amount status user { id name } } }
  invoices(first: 10) { nodes { id number status issueDate dueDate total balance currency
    payments { id date amount status method } } }
  trustAccount { id name maskedNumber }
  trustTransactions(first: 10) { totalCount nodes { id date type amount status reference } } } } }`

/** What a firm's dashboard shows: fifty matters with client, attorney, twenty time entries, ten invoices with their payments, and the trust ledger; in one fixed order. */
export const dashboardQuery = dashboardOf('first: 50, orderBy: { field: NUMBER, direction: ASC }')

/** The same of the matters that changed last, as a dashboard that is live shows it: a mixture of all vendors. */
export const liveDashboardQuery = dashboardOf('first: 50')
