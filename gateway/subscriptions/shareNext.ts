/**
 * One look for all who ask while another is under way: each is given what a look found that began after they asked. Thousands who ask at once cost two looks, not
 * thousands.
 */
export const shareNext = <Found>(look: () => Promise<Found>): (() => Promise<Found>) => {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: Promise<Found> | undefined
  return () => {
    next ??= underWay.then(() => {
      next = undefined
      const found = look()
      underWay = found.catch(() => undefined)
      return found
    })
    return next
  }
}
