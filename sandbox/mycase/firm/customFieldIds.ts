import { firstIds } from './firstIds.js'

/** The ids of the custom fields every sandbox firm has. */
export const customFieldIds = {
  court: firstIds.customFields,
  caseType: firstIds.customFields + 1,
  claimAmount: firstIds.customFields + 2,
  juryTrial: firstIds.customFields + 3,
  incidentDate: firstIds.customFields + 4,
  clientTags: firstIds.customFields + 5,
} as const
