const digits = 16

/** The global id of the change at a place in the log: ids compare as strings in the order of the log. */
export const formatChangeId = (position: number): string => `chg_${String(position).padStart(digits, '0')}`

/** Reads a change's global id; undefined where the text is none. */
export const parseChangeId = (text: string): number | undefined => {
  const [, number] = /^chg_(\d{16})$/.exec(text) ?? []
  const position = Number(number)
  return number !== undefined && Number.isSafeInteger(position) ? position : undefined
}
