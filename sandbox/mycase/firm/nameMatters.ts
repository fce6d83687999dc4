import type { World, WorldMatter } from '../../world/World.js'

/** Names for the world's matters: their titles, with ` (2)`, ` (3)` behind repeated ones, because a case's name is unique in its firm. */
export const nameMatters = (world: World): ((matter: WorldMatter) => string) => {
  let numbers: ReadonlyMap<number, number> | undefined
  return (matter) => {
    // Looks at every matter once, when the first name is asked for.
    numbers ??= numberRepeats(world)
    const number = numbers.get(matter.index)
    return number === undefined ? matter.title : `${matter.title} (${String(number)})`
  }
}

const numberRepeats = (world: World): ReadonlyMap<number, number> => {
  const seen = new Map<string, number>()
  const numbers = new Map<number, number>()
  for (let index = 0; index < world.matterCount; index += 1) {
    const key = world.matter(index).title.toLowerCase()
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    if (count > 1) numbers.set(index, count)
  }
  return numbers
}
