import type { RecordsDesk } from '../../portal/Portal.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { caseDeskFields } from '../writes/caseFields.js'
import { saveCase } from '../writes/saveCase.js'
import { fieldsOf } from './fieldsOf.js'

/** The cases, for `/_sandbox/records/matters`. */
export const matterDesk = (firm: MyCaseFirm): RecordsDesk => ({
  list: () => firm.cases,
  get: (id) => firm.cases.get(id),
  create: (fields) => saveCase(firm, undefined, { name: unnamed(firm), ...fieldsOf(caseDeskFields, fields) }, 'replace'),
  edit: (id, fields) => {
    const before = firm.cases.get(id)
    return before === undefined ? undefined : saveCase(firm, before, fieldsOf(caseDeskFields, fields), 'replace')
  },
  delete: (id) => firm.cases.delete(id),
})

/** A name nobody has yet, because a case's name is unique. */
const unnamed = (firm: MyCaseFirm): string => `New case ${String(firm.cases.revision + 1)}`
