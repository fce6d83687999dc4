import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** What must hold of a contact. */
export const contactChecks: KindChecks<'CONTACT'> = { form: formChecks({ prefix: 'contact' }), meaning: [] }
