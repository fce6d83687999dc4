import { load } from 'cheerio'
import type { Visitor, VisitorAnswer } from './createVisitor.js'

/**
 * Opens a form and sends it with these fields changed, by their short names; a name that begins with `_` is taken as it is. `to` sends it elsewhere. As a browser without scripts would: what a field holds
 * is sent, a tick box only where it is ticked.
 */
export const sendForm = async (
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  to?: string,
): Promise<VisitorAnswer> => {
  const $ = load((await visitor.get(path)).text)
  const form = $('form').first()
  const shown = new URLSearchParams(form.serialize())
  const model = [...shown.keys()].map((name) => /^(\w+)\[/.exec(name)?.[1]).find((name) => name !== undefined) ?? ''
  const values = Object.fromEntries(shown)
  for (const [name, value] of Object.entries(fields)) values[name.startsWith('_') ? name : `${model}[${name}]`] = value
  return visitor.post(to ?? form.attr('action') ?? path, values)
}
