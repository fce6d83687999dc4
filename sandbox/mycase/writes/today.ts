import type { MyCaseFirm } from '../firm/MyCaseFirm.js'

/** The firm's day: its world's last, which no clock moves, so that nothing becomes overdue by itself. */
export const today = (firm: MyCaseFirm): string => firm.kit.world.today
