import type { World, WorldTimeEntry } from '../../world/World.js'

/** The hourly rate in whole cents as Clio derives it: the entry's own, else the matter's, else the user's. */
export const timePrice = (world: World, entry: WorldTimeEntry): number => {
  const { billing } = world.matter(entry.matter)
  return entry.rateCents ?? (billing.type === 'hourly' ? billing.rateCents : null) ?? world.users[entry.user]?.rateCents ?? 0
}
