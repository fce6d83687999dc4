import { createSurvey, type Survey } from '../../world/Survey.js'
import type { CaseRecord } from './CaseRecord.js'
import { firstIds } from './firstIds.js'
import type { Reference } from './Reference.js'
import type { Table } from './Table.js'

/** Who is on which cases, looked up from the other side. */
export interface CaseLinks {
  readonly ofClient: (id: number) => readonly Reference[]
  readonly ofCompany: (id: number) => readonly Reference[]
  readonly survey: Survey<WorldLinks>
}

/** The cases the world gave, by the ids of who is on them. */
interface WorldLinks {
  readonly clients: ReadonlyMap<number, readonly Reference[]>
  readonly companies: ReadonlyMap<number, readonly Reference[]>
}

/** Reads the links off the world's cases once, and off those that were written since whenever it is asked. */
export const linkCases = (
  cases: Table<CaseRecord>,
  world: { readonly count: number; readonly build: (index: number) => CaseRecord },
): CaseLinks => {
  const survey = createSurvey(() => surveyCases(world))
  const linked = (list: 'clients' | 'companies', id: number): readonly Reference[] => {
    const ofWorld = survey.get()[list].get(id) ?? []
    const touched = new Set(cases.touched)
    if (touched.size === 0) return ofWorld
    const written = [...touched].flatMap((one) => cases.get(one) ?? []).filter((one) => one[list].some((member) => member.id === id))
    return [...ofWorld.filter((one) => !touched.has(String(one.id))), ...written.map((one) => ({ id: one.id }))].sort(
      (one, other) => one.id - other.id,
    )
  }
  return { ofClient: (id) => linked('clients', id), ofCompany: (id) => linked('companies', id), survey }
}

function* surveyCases({
  count,
  build,
}: {
  readonly count: number
  readonly build: (index: number) => CaseRecord
}): Generator<void, WorldLinks> {
  const clients = new Map<number, Reference[]>()
  const companies = new Map<number, Reference[]>()
  for (let index = 0; index < count; index += 1) {
    const one = build(index)
    const reference = { id: firstIds.cases + index }
    for (const { id } of one.clients) listed(clients, id).push(reference)
    for (const { id } of one.companies) listed(companies, id).push(reference)
    yield
  }
  return { clients, companies }
}

const listed = (map: Map<number, Reference[]>, id: number): Reference[] => {
  const list = map.get(id) ?? []
  map.set(id, list)
  return list
}
