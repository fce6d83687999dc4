import type { MattergraphError } from '../../../core/errors.js'
import { isMatter } from '../map/Matter.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { findMatters } from './findMatters.js'

/** Which of these matters are there: what hangs on a deleted one goes on answering to its id, though no list leads to it. An error stands for its matter alone. */
export const livingMatters = async (
  api: SmokeballApi,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, true | MattergraphError>> => {
  const { found } = await findMatters(api, matterIds, null)
  return new Map(
    [...found].flatMap(([id, result]): [string, true | MattergraphError][] => {
      if (!('wire' in result)) return [[id, result]]
      return isMatter(result.wire) ? [[id, true]] : []
    }),
  )
}
