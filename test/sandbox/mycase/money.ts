import { load } from 'cheerio'

/** Whole cents of a text such as `$1,234.56` or `($1,234.56)`. */
export const centsOf = (text: string): number => {
  const cents = Number(text.replaceAll(/\D/g, ''))
  return text.startsWith('(') ? -cents : cents
}

/** Whole cents of dollars the desk or the API tells, as number or text. */
export const centsOfDollars = (dollars: unknown): number => Math.round(Number(dollars) * 100)

/** The rows of a table, each by the headers; `''` is the row's own id. */
export const rowsOf = (html: string, table: string): readonly Readonly<Record<string, string>>[] => {
  const $ = load(html)
  const heads = $(`${table} thead th`)
    .toArray()
    .map((head) => $(head).text())
  return $(`${table} tbody tr`)
    .not('.empty-state')
    .toArray()
    .map((row) => ({
      '': $(row).attr('id') ?? '',
      ...Object.fromEntries(
        $(row)
          .children()
          .toArray()
          .map((cell, index) => [heads[index] ?? '?', $(cell).text()]),
      ),
    }))
}

/** Values by their labels. */
export const labelsOf = (html: string, list: string): Readonly<Record<string, string>> => {
  const $ = load(html)
  return Object.fromEntries(
    $(`${list} dt`)
      .toArray()
      .map((label) => [$(label).text(), $(label).next('dd').text()]),
  )
}
