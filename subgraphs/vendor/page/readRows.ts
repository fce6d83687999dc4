import { z } from 'zod'
import { parseWire } from '../http/parseWire.js'
import type { HtmlPage } from './HtmlPage.js'

/** Judges rows already read by a schema, for rules over several of a row's values; DRIFT with the path of each difference, `table#invoices[3].total`. */
export const readRows = <Schema extends z.ZodType>(
  page: HtmlPage,
  { schema, path }: { readonly schema: Schema; readonly path: string },
  rows: readonly unknown[],
): readonly z.output<Schema>[] => parseWire(z.array(schema), rows, `${page.name} page, ${path}`, page.vendor)
