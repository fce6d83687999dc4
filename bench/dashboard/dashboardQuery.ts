/** What a firm's dashboard shows: fifty matters with client, attorney, twenty time entries, ten invoices with their payments, and the trust ledger. */
export const dashboardQuery = `query Dashboard { matters(first: 50, orderBy: { field: NUMBER, direction: ASC }) { totalCount pageInfo { hasNextPage endCursor } nodes {
  id vendor number title status practiceArea openDate
  client { id displayName emails { address primary } phones { number e164 } }
  responsibleAttorney { id name email role }
  financials { currency unbilledHours unbilledAmount outstandingBalance trustBalance }
  timeEntries(first: 20) { totalCount nodes { id date hours description billable amount status user { id name } } }
  invoices(first: 10) { nodes { id number status issueDate dueDate total balance currency
    payments { id date amount status method } } }
  trustAccount { id name maskedNumber }
  trustTransactions(first: 10) { totalCount nodes { id date type amount status reference } } } } }`
