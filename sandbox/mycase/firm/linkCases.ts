import type { CaseRecord } from './CaseRecord.js'
import type { Reference } from './Reference.js'
import type { Table } from './Table.js'

/** Who is on which cases, looked up from the other side. */
export interface CaseLinks {
  readonly ofClient: (id: number) => readonly Reference[]
  readonly ofCompany: (id: number) => readonly Reference[]
}

interface Index {
  readonly revision: number
  readonly clients: ReadonlyMap<number, readonly Reference[]>
  readonly companies: ReadonlyMap<number, readonly Reference[]>
}

/** Reads the links off the cases; walks through all of them when first asked after a case was written. */
export const linkCases = (cases: Table<CaseRecord>): CaseLinks => {
  let index: Index | undefined
  const current = (): Index => {
    if (index?.revision !== cases.revision) index = indexOf(cases)
    return index
  }
  return {
    ofClient: (id) => current().clients.get(id) ?? [],
    ofCompany: (id) => current().companies.get(id) ?? [],
  }
}

const indexOf = (cases: Table<CaseRecord>): Index => {
  const clients = new Map<number, Reference[]>()
  const companies = new Map<number, Reference[]>()
  for (const one of cases) {
    for (const { id } of one.clients) listed(clients, id).push({ id: one.id })
    for (const { id } of one.companies) listed(companies, id).push({ id: one.id })
  }
  return { revision: cases.revision, clients, companies }
}

const listed = (map: Map<number, Reference[]>, id: number): Reference[] => {
  const list = map.get(id) ?? []
  map.set(id, list)
  return list
}
