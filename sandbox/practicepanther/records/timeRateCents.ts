import type { World, WorldTimeEntry } from '../../world/World.js'

/** A blank rate became the matter's own, else the user's, when the entry was saved; null where neither had one and it stayed blank. */
export const timeRateCents = (world: World, entry: WorldTimeEntry): number | null =>
  entry.rateCents ?? world.matter(entry.matter).billing.rateCents ?? world.users[entry.user]?.rateCents ?? null
