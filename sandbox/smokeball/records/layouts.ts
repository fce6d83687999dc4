import type { PortalKit } from '../../portal/Portal.js'
import type { WorldMatter } from '../../world/World.js'

/** One field of a layout. */
export interface LayoutField {
  readonly name: string
  readonly type: 'Text' | 'Combobox' | 'Checkbox' | 'Date' | 'Role' | 'Number'
  readonly possibleValues: readonly string[]
}

/** The one layout this firm's matters carry. */
export const caseDetailFields: readonly LayoutField[] = [
  { name: 'Matter/CaseDetails/Court', type: 'Text', possibleValues: [] },
  { name: 'Matter/CaseDetails/CaseType', type: 'Text', possibleValues: [] },
  { name: 'Matter/CaseDetails/ClaimAmount', type: 'Number', possibleValues: [] },
  { name: 'Matter/CaseDetails/JuryTrial', type: 'Checkbox', possibleValues: [] },
  { name: 'Matter/CaseDetails/IncidentDate', type: 'Date', possibleValues: [] },
]

/** The layout's id. */
export const caseDetailsId = (kit: PortalKit): string => kit.guid.of('layout', 0)

/** What the layout of one matter holds. Every value is a text, whatever the field's type. */
export const layoutValuesOf = ({ customFields }: WorldMatter): Readonly<Record<string, string>> => {
  const values = [
    ['Court', customFields.court],
    ['CaseType', customFields.caseType],
    ['ClaimAmount', customFields.claimAmountCents === null ? '' : (customFields.claimAmountCents / 100).toFixed(2)],
    ['JuryTrial', customFields.juryTrial === null ? '' : String(customFields.juryTrial)],
    ['IncidentDate', customFields.incidentDate ?? ''],
  ] as const
  return Object.fromEntries(values.filter(([, value]) => value !== '').map(([name, value]) => [`Matter/CaseDetails/${name}`, value]))
}
