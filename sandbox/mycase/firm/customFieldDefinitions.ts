import { practiceAreaTable } from '../../world/practiceVocabulary.js'
import type { CustomFieldRecord } from './CustomFieldRecord.js'
import { customFieldIds } from './customFieldIds.js'

/** The custom fields every sandbox firm has, in the order of their ids. */
export const customFieldDefinitions = [
  { id: customFieldIds.court, name: 'Court', parent_type: 'case', field_type: 'short_text' },
  { id: customFieldIds.caseType, name: 'Case Type', parent_type: 'case', field_type: 'list' },
  { id: customFieldIds.claimAmount, name: 'Claim Amount', parent_type: 'case', field_type: 'currency' },
  { id: customFieldIds.juryTrial, name: 'Jury Trial', parent_type: 'case', field_type: 'boolean' },
  { id: customFieldIds.incidentDate, name: 'Incident Date', parent_type: 'case', field_type: 'date' },
  { id: customFieldIds.clientTags, name: 'Tags', parent_type: 'client', field_type: 'short_text' },
] as const satisfies readonly Pick<CustomFieldRecord, 'id' | 'name' | 'parent_type' | 'field_type'>[]

/** The choices of the field "Case Type". */
export const caseTypeOptions: readonly string[] = practiceAreaTable.flatMap((area) => area.caseTypes)
