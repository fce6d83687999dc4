/** What hangs on a matter is found by its matter's id and its own together, never by its own alone: `<matter id>.<own id>`. */
export const matterPartId = (matterId: string, partId: string): string => `${matterId}.${partId}`

const pattern = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/i

/** The two ids of such an id, or undefined where the text is none. */
export const parseMatterPartId = (text: string): { readonly matterId: string; readonly partId: string } | undefined => {
  const [, matterId, partId] = pattern.exec(text) ?? []
  return matterId === undefined || partId === undefined ? undefined : { matterId, partId }
}
