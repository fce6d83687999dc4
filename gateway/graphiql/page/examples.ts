/** A query ready to run, in a tab of its own. */
interface Example {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** The tabs that GraphiQL opens with for whoever comes the first time. */
export const examples: readonly Example[] = [
  {
    query: `# The oldest open matters, whichever system they live in, in one answer.
query Matters {
  matters(
    first: 50
    filter: { status: OPEN }
    orderBy: { field: OPEN_DATE, direction: ASC }
  ) {
    totalCount
    nodes {
      __typename
      title
      client { displayName }
      responsibleAttorney { name }
      timeEntries(first: 1) {
        nodes { date hours amount }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    query: `# Contacts by name, whichever system they live in.
query Contacts($name: String!) {
  contacts(filter: { name: $name }, first: 20) {
    totalCount
    edges {
      node {
        id
        vendor
        type
        displayName
        isClient
        emails { address primary }
        phones { number e164 }
      }
    }
  }
}
`,
    variables: { name: 'a' },
  },
  {
    query: `# Invoices that are overdue, with what pays them and the trust money that lies beside.
query Invoices {
  invoices(
    first: 20
    filter: { status: OVERDUE }
    orderBy: { field: BALANCE, direction: DESC }
  ) {
    totalCount
    nodes {
      __typename
      number
      dueDate
      total
      balance
      client { displayName }
      lineItems { kind description quantity rate amount }
      payments { date method amount }
      matters { title financials { trustBalance outstandingBalance } }
    }
  }
}
`,
  },
  {
    query: `# What clients owe by the end of 2026, by how long it has been due.
query Receivables($asOf: Date!) {
  agedReceivables(asOf: $asOf, groupBy: CLIENT, first: 20) {
    totals { currency total buckets { fromDays untilDays amount invoices } }
    nodes {
      currency
      total
      oldestDueDate
      account { vendor firmName }
      ... on ClientReceivables { client { displayName } }
    }
  }
}
`,
    variables: { asOf: '2026-12-31' },
  },
  {
    query: `# What changes, as it happens: run it, then edit something in a sandbox portal, or run the first tab with the header "Cache-Control": "no-cache".
subscription Changes {
  changes {
    id
    action
    kind
    changedFields
    source
    observedAt
    account { vendor firmName }
    record {
      __typename
      id
      vendorUrl
      ... on Matter { title status }
      ... on TimeEntry { date hours description matter { title } }
      ... on Invoice { number balance }
    }
  }
}
`,
  },
  {
    query: `# The matter that changed last, with what belongs to it. Any record is had again by its id: { node(id: "…") { id } }.
query LastMatter {
  matters(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
    nodes {
      __typename
      id
      vendorUrl
      title
      status
      client { displayName emails { address } }
      participants { role contact { displayName } user { name } }
      financials { unbilledHours unbilledAmount outstandingBalance trustBalance }
      timeEntries(first: 5) { totalCount nodes { date hours description } }
      expenses(first: 5) { totalCount nodes { date amount description } }
      invoices(first: 5) { totalCount nodes { number status total balance } }
      trustTransactions(first: 5) { totalCount nodes { date type amount balanceAfter } }
    }
  }
}
`,
  },
  {
    query: `# The connected accounts, and how far each is mirrored.
query Accounts {
  accounts {
    id
    vendor
    firmName
    status
    statusDetail
    sync { kind phase records progress lastSucceededAt lastError }
  }
}
`,
  },
]
