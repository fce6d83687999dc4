import type { PortalKit } from '../../portal/Portal.js'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { ClioFirm } from '../ClioFirm.js'
import { firstIds } from '../firstIds.js'
import type { ClioMatter } from '../records/ClioMatter.js'
import { type Cell, recordFacts, recordTable } from './recordTable.js'
import { textOf } from '../textOf.js'

/** How many time entries the page of a matter shows. */
const entriesShown = 50

/** The page of one matter: facts, people, custom fields, the time recorded by the firm's world. */
export const matterView = (kit: PortalKit, firm: ClioFirm, matter: ClioMatter): { readonly title: string; readonly view: string } => {
  const contact = (id: number | undefined): Cell => {
    const found = firm.contacts.get(String(id))
    return found === undefined ? '' : { text: found.name, href: `/nc/#/contacts/${found.id}` }
  }
  const user = (id: number | undefined): string => firm.users.get(String(id))?.name ?? ''
  const facts: readonly (readonly [string, Cell])[] = [
    ['Client', contact(matter.client?.id)],
    ['Description', matter.description ?? ''],
    ['Status', matter.status],
    ['Firm number', textOf(matter['custom_number'])],
    ['Practice area', textOf(firm.practiceAreas.get(matter.practice_area?.id ?? 0)?.['name'])],
    ['Stage', textOf(firm.matterStages.get(matter.matter_stage?.id ?? 0)?.['name'])],
    ['Responsible attorney', user(matter.responsible_attorney?.id)],
    ['Originating attorney', user(matter.originating_attorney?.id)],
    ['Open date', textOf(matter['open_date'])],
    ['Close date', textOf(matter['close_date'])],
    ['Billing method', textOf(matter['billing_method'])],
  ]
  const fields = matter.custom_field_values.map((value): readonly [string, Cell] => [
    String(value['field_name']),
    optionText(value['picklist_option']) ?? textOf(value['value']),
  ])
  return {
    title: matter.display_number,
    view: `<h1>${escapeHtml(matter.display_number)}</h1>${recordFacts(facts)}
<h2>Related contacts</h2>${recordTable(
      ['Contact', 'Relationship'],
      matter.relationships.map((relationship) => [contact(relationship.contact.id), relationship.description]),
    )}
<h2>Custom fields</h2>${recordFacts(fields)}
<h2>Time</h2>${recordTable(['Date', 'User', 'Hours', 'Note', 'Total'], timeRows(kit, firm, matter))}`,
  }
}

const optionText = (option: unknown): string | undefined =>
  typeof option === 'object' && option !== null && 'option' in option ? String(option.option) : undefined

/** The world's entries of this matter: they are neighbours, so a long list of activities need not be searched. */
const timeRows = (kit: PortalKit, firm: ClioFirm, matter: ClioMatter): readonly (readonly Cell[])[] => {
  const index = matter.id - firstIds.matter
  if (index >= kit.world.matterCount) return []
  const { from, until } = kit.world.timeEntriesOfMatter(index)
  const rows: (readonly Cell[])[] = []
  for (const { position, record } of firm.activities.from(from)) {
    if (rows.length >= entriesShown || position >= until) break
    if (record.type !== 'TimeEntry' || record.matter?.id !== matter.id) continue
    rows.push([
      record.date,
      firm.users.get(String(record.user?.id))?.name ?? '',
      Number(record['rounded_quantity_in_hours']).toFixed(2),
      record.note ?? '',
      Number(record['total']).toFixed(2),
    ])
  }
  return rows
}
