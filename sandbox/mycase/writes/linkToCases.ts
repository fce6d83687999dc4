import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { timestamp } from '../firm/timestamp.js'

/** Makes a client or company stand on exactly these cases. */
export const linkToCases = (firm: MyCaseFirm, side: 'clients' | 'companies', id: number, wanted: readonly Reference[]): void => {
  const links = side === 'clients' ? firm.casesOfClient(id) : firm.casesOfCompany(id)
  const before = new Set(links.map((link) => link.id))
  const after = new Set(wanted.map((link) => link.id))
  const now = timestamp(firm.kit.clock.now())
  for (const caseId of new Set([...before, ...after])) {
    const one = firm.cases.get(String(caseId))
    if (one === undefined || before.has(caseId) === after.has(caseId)) continue
    const others = one[side].filter((link) => link.id !== id)
    firm.cases.replace({ ...one, [side]: after.has(caseId) ? [...others, { id }] : others, updated_at: now })
  }
}
