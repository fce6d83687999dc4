/** A part of a path that every account has: a word, or the version of an API. */
const word = /^(v\d+(\.\d+)*|[a-z][a-z_.-]{0,39})$/i

/**
 * The path of an address with `{id}` in place of whatever is no plain word: what stands for one record, and whatever else could name a client. Without host and query.
 */
export const routeOf = (url: string): string => {
  if (!URL.canParse(url)) return 'a malformed address'
  return new URL(url).pathname.split('/').map(partOf).join('/')
}

const partOf = (part: string): string => {
  if (part === '' || word.test(part)) return part
  const [, name = ''] = /^([a-z]+)\(/i.exec(part) ?? []
  if (name !== '') return `${name}({id})`
  return part.endsWith('.json') ? '{id}.json' : '{id}'
}
