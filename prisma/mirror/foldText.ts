/** Text as it is searched and sorted by: lower case, without accents, single spaces. Done here and not in the database, whose idea of it differs from machine to machine. */
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
