import type { NextFault } from './FaultOrder.js'

/** Whether a fault is meant for this request. No method or no path means any. */
export const matchesRequest = (match: NextFault['match'], method: string, path: string): boolean =>
  (match.method === undefined || match.method === method) && (match.path === undefined || matchesPath(match.path, path))

const matchesPath = (pattern: string, path: string): boolean =>
  pattern.includes('*')
    ? new RegExp(`^${pattern.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`).replaceAll('*', '.*')}$`).test(path)
    : path.startsWith(pattern)
