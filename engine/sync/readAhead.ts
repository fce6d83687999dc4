/** Takes so many items from a source before they are asked for. What the source throws is heard in its place, after the items before it. */
export async function* readAhead<T>(source: AsyncGenerator<T, void>, count: number): AsyncGenerator<T, void> {
  const taken: Promise<IteratorResult<T, void>>[] = []
  const take = (): void => {
    const item = source.next()
    item.catch(() => undefined)
    taken.push(item)
  }
  try {
    while (taken.length <= count) take()
    for (let item = await taken.shift(); item !== undefined && item.done !== true; item = await taken.shift()) {
      yield item.value
      take()
    }
  } finally {
    await source.return()
  }
}
