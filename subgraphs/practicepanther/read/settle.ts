import { MattergraphError } from '../../../core/errors.js'

/** Records whose sources were put side by side. */
export interface Assembled<Whole> {
  /** Those whose sources agree, by id. */
  readonly whole: ReadonlyMap<string, Whole>
  /** Ids of those whose sources do not agree, or of which one is missing. */
  readonly torn: readonly string[]
}

/**
 * Puts together what several answers tell of the same records. Between two answers a record can change; so those that do not agree are read once more, by id. What does not
 * agree then either is torn for good: the answers mean something else than they did.
 */
export const settle = async <Whole>(
  first: Assembled<Whole>,
  again: (ids: readonly string[]) => Promise<Assembled<Whole>>,
): Promise<Assembled<Whole>> => {
  if (first.torn.length === 0) return first
  const second = await again(first.torn)
  return { whole: new Map([...first.whole, ...second.whole]), torn: second.torn }
}

/** The error of a record whose sources never agreed. */
export const tornError = (what: string): MattergraphError =>
  new MattergraphError(
    'DRIFT',
    `PracticePanther answered in an unknown form: ${what}: expected sums, states and links that agree in every place that tells them, came others`,
    { vendor: 'PRACTICEPANTHER' },
  )

/** The records in the order of the ids, leaving out those that were deleted meanwhile; throws DRIFT where one is torn. */
export const wholeInOrder = <Whole>({ whole, torn }: Assembled<Whole>, ids: readonly string[], what: string): readonly Whole[] => {
  if (torn.length > 0) throw tornError(what)
  return ids.map((id) => whole.get(id)).filter((record) => record !== undefined)
}

/** The records as results of a batch: a torn one costs only itself. */
export const wholeById = <Whole>({ whole, torn }: Assembled<Whole>, what: string): ReadonlyMap<string, Whole | MattergraphError> =>
  new Map<string, Whole | MattergraphError>([...whole, ...torn.map((id) => [id, tornError(what)] as const)])
