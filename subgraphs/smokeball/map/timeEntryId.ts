/** A fee's id does not lead to it, only its matter's and its own together do: `<matter id>.<fee id>`. */
export const timeEntryId = (matterId: string, feeId: string): string => `${matterId}.${feeId}`

const pattern = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/i

/** The two ids of a time entry's id, or undefined where the text is none. */
export const parseTimeEntryId = (text: string): { readonly matterId: string; readonly feeId: string } | undefined => {
  const [, matterId, feeId] = pattern.exec(text) ?? []
  return matterId === undefined || feeId === undefined ? undefined : { matterId, feeId }
}
