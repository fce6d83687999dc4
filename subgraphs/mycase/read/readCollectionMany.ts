import { MattergraphError } from '../../../core/errors.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { ReadResult } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import type { Collection, ReadTools } from './Collection.js'
import { caught } from './caught.js'
import { type FoundItem, readManyOf } from './readManyOf.js'

/** Many records of a collection by vendor id, one result each; a record that does not parse fails alone. */
export const readCollectionMany = async <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  tools: ReadTools,
  collection: Collection<K, Wire, Context>,
  vendorIds: readonly string[],
): Promise<ReadonlyMap<string, ReadResult<K>>> => {
  const numbers = new Map(vendorIds.map((vendorId) => [vendorId, collection.numberOf(vendorId)]))
  const wanted = [...numbers.values()].filter((number) => number !== undefined)
  const found = await readManyOf({ ...tools, list: collection.list }, wanted)
  const parsed = new Map([...found].map(([number, item]) => [number, parse(collection, number, item)]))
  const context = await contextOf(collection, [...parsed.values()])
  const mapped = (number: string | undefined): ReadResult<K> => {
    const item = number === undefined ? 'ABSENT' : (parsed.get(number) ?? 'ABSENT')
    if (item === 'ABSENT' || item instanceof MattergraphError) return item
    return context instanceof MattergraphError ? context : caught(() => collection.map(item, context))
  }
  return new Map([...numbers].map(([vendorId, number]) => [vendorId, mapped(number)]))
}

type Parsed<Wire> = Wire | 'ABSENT' | MattergraphError

const parse = <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  { list, schema }: Collection<K, Wire, Context>,
  number: string,
  item: FoundItem,
): Parsed<Wire> => {
  if (item === 'ABSENT' || item instanceof MattergraphError) return item
  return caught(() => {
    const wire = parseWire(schema, item.item, list.path, 'MYCASE')
    if (String(wire.id) === number) return wire
    throw new MattergraphError('DRIFT', `MyCase answered in an unknown form: ${list.path}: expected the record asked for, came another`, {
      vendor: 'MYCASE',
    })
  })
}

const contextOf = async <K extends RecordKind, Wire extends { readonly id: number }, Context>(
  { contextOf: ask }: Collection<K, Wire, Context>,
  parsed: readonly Parsed<Wire>[],
): Promise<Context | MattergraphError> => {
  const wires = parsed.filter((item): item is Wire => item !== 'ABSENT' && !(item instanceof MattergraphError))
  return ask(wires).catch((thrown: unknown) => {
    if (thrown instanceof MattergraphError) return thrown
    throw thrown
  })
}
