import type { PortalKit } from '../../portal/Portal.js'

/** An activity code ("service") of the firm. */
export interface Item {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly description: string | null
  readonly rate: number
  readonly created_at: string
  readonly updated_at: string
}

const names: Readonly<Record<string, string>> = {
  A101: 'Plan and prepare',
  A102: 'Research',
  A103: 'Draft and revise',
  A104: 'Review and analyze',
  A105: 'Communicate inside the firm',
  A106: 'Communicate with the client',
  A107: 'Communicate with other counsel',
  A108: 'Communicate with others',
  A109: 'Appear and attend',
  A110: 'Manage files',
  A111: 'Other',
  A112: 'Travel',
}

/** The firm's items, in the order they were entered. */
export const buildItems = (guid: PortalKit['guid']): readonly Item[] =>
  Object.entries(names).map(([code, name], index) => ({
    id: guid.of('item', index),
    name,
    code,
    description: null,
    rate: index === 11 ? 120.5 : 0,
    created_at: `2019-03-04T15:00:${String(index).padStart(2, '0')}`,
    updated_at: `2019-03-04T15:00:${String(index).padStart(2, '0')}`,
  }))
