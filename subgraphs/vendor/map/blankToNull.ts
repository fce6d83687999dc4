/** The text without surrounding space, or null where nothing is left: vendors send `""`, `" "` and null for the same absence. */
export const blankToNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
