/** What JSON text says; undefined where it is none. For answers whose reason is wanted, if they give one: an answer that is needed is read by `parseJson`. */
export const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
