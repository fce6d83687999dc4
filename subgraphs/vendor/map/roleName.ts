/** A role as the mirror writes it, from the vendor's words: `Opposing Party`, `OpposingParty` and `opposing-party` are `opposing_party`. Null where no letter or digit is left. */
export const roleName = (words: string): string | null => {
  const name = words
    .normalize('NFKC')
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/['’]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')
  return name === '' ? null : name
}
