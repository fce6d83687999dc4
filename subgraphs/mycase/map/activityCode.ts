import { blankToNull } from '../../vendor/map/blankToNull.js'

/** The UTBMS code an activity's name begins with, as `E112 Filing fee` does at firms that bill by them (assumed); else the name itself. */
export const activityCode = (name: string | null): string | null => {
  const text = blankToNull(name)
  return /^([A-Z]{1,2}\d{3})\b/.exec(text ?? '')?.[1] ?? text
}
