import type { PortalKit } from '../../portal/Portal.js'

/** The number the firm has in the internal API. */
export const tenantId = ({ guid }: Pick<PortalKit, 'guid'>): number => Number.parseInt(guid.of('tenant', 0).slice(0, 8), 16)
