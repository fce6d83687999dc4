/** Whether two texts are equal when letter case does not count. */
export const equalsIgnoringCase = (text: string | null, wanted: string): boolean =>
  text !== null && text.toLowerCase() === wanted.toLowerCase()

/** Text in which neither letter case nor accents count. */
export const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The same text in the other letter case, where that loses nothing: what case-insensitive comparisons are tried with. */
export const otherCase = (text: string): string => {
  const upper = text.toUpperCase()
  return upper.toLowerCase() === text.toLowerCase() ? upper : text
}
