import type { SmokeballApi } from '../openSmokeballApi.js'
import { type WireMatter, wireMatterType } from '../wire/Matter.js'
import { wholeList } from './wholeList.js'

/** The names of matter types whose link does not carry one. */
export interface TypeNames {
  /** The names of these matters' types, by type id. */
  namesFor(matters: readonly WireMatter[]): Promise<ReadonlyMap<string, string>>
}

/**
 * Types are the vendor's own and do not change, so each is asked for once for a connection: one by itself, several by the list of their state. The whole
 * catalogue has some 20 000, a state a few hundred.
 */
export const openTypeNames = (api: SmokeballApi): TypeNames => {
  const names = new Map<string, string>()
  const lookUpState = async (state: string): Promise<void> => {
    const types = await wholeList(api, wireMatterType, {
      request: { path: '/mattertypes', query: { Location: state } },
      keyOf: ({ id }) => id,
    })
    for (const { wire } of types) names.set(wire.id, wire.name)
  }
  const lookUp = async (id: string): Promise<void> => {
    const type = await api.find(`/mattertypes/${encodeURIComponent(id)}`, wireMatterType)
    if (type !== undefined) names.set(id, type.name)
  }
  return {
    namesFor: async (matters) => {
      const types = matters.flatMap(({ matterType }) => (matterType === undefined ? [] : [matterType]))
      // A name that came with any of the matters serves the others.
      for (const { id, name } of types) if (name !== undefined) names.set(id, name)
      const missing = [...new Set(types.map(({ id }) => id))].filter((id) => !names.has(id))
      const byState = Map.groupBy(missing, stateOf)
      await Promise.all(
        [...byState].map(([state, ids]) => (state === '' || ids.length === 1 ? Promise.all(ids.map(lookUp)) : lookUpState(state))),
      )
      return names
    },
  }
}

/** A type's id ends with its state: `…_IL`; some have none. */
const stateOf = (id: string): string => id.split('_')[1] ?? ''
