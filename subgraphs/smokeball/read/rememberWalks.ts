/** What was delivered in the walks that are under way. */
export interface WalkMemory {
  /** Notes a record of a page, and says whether an earlier page of the same walk had delivered it. A page that is read again delivers the same again. */
  isRepeat(walk: string, page: number, id: string): boolean
}

const walksKept = 2

/**
 * A record that is changed after it was delivered moves to the end of a walk by last change and would come a second time. The cursor cannot carry every id,
 * so they are kept here; after a restart such a record comes twice, with its newer content, which does no harm.
 */
export const rememberWalks = (): WalkMemory => {
  const walks = new Map<string, Map<string, number>>()
  const pagesOf = (walk: string): Map<string, number> => {
    const known = walks.get(walk)
    if (known !== undefined) return known
    const [oldest] = walks.keys()
    if (walks.size >= walksKept && oldest !== undefined) walks.delete(oldest)
    const fresh = new Map<string, number>()
    walks.set(walk, fresh)
    return fresh
  }
  return {
    isRepeat: (walk, page, id) => {
      const pages = pagesOf(walk)
      const first = pages.get(id)
      if (first === undefined || first > page) pages.set(id, page)
      return first !== undefined && first < page
    },
  }
}
