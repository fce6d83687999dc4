import type { ClioFirm } from '../../ClioFirm.js'
import type { Asker } from '../Kind.js'
import { kinds } from '../kinds.js'
import { type BodyReader, bodyValue } from './readBody.js'

/** A matter that is there, and that who asks may see. */
export const visibleMatter = (firm: ClioFirm, asker: Asker): BodyReader =>
  bodyValue.reference((id) => {
    const matter = firm.matters.get(String(id))
    return matter !== undefined && kinds.matter.isVisible?.(matter, asker) !== false
  })
