import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireMatter, wireMatterType } from '../wire/Matter.js'

/** The names of matter types whose link does not carry one. */
export interface TypeNames {
  /** The name for each of these matters' types that has to be looked up, by type id. */
  namesFor(matters: readonly WireMatter[]): Promise<ReadonlyMap<string, string>>
}

/** Each type is asked for once for a connection: types are the vendor's own and do not change. The catalogue has some 20 000, a firm uses few. */
export const openTypeNames = (api: SmokeballApi): TypeNames => {
  const names = new Map<string, Promise<string | undefined>>()
  const nameOf = (id: string): Promise<string | undefined> => {
    const known = names.get(id)
    if (known !== undefined) return known
    const asked = api.find(`/mattertypes/${encodeURIComponent(id)}`, wireMatterType).then((type) => type?.name)
    names.set(id, asked)
    asked.catch(() => names.delete(id))
    return asked
  }
  return {
    namesFor: async (matters) => {
      // A name that came with any matter of the page serves the others.
      const told = new Map(
        matters.flatMap(({ matterType }) => (matterType?.name === undefined ? [] : [[matterType.id, matterType.name] as const])),
      )
      for (const [id, name] of told) names.set(id, Promise.resolve(name))
      const ids = [
        ...new Set(matters.flatMap(({ matterType }) => (matterType === undefined || matterType.name !== undefined ? [] : [matterType.id]))),
      ]
      const found = await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const))
      return new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])))
    },
  }
}
