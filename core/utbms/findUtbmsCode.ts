import type { UtbmsCode } from './UtbmsCode.js'
import { utbmsCodes } from './utbmsCodes.js'

const byCode: ReadonlyMap<string, UtbmsCode> = new Map(utbmsCodes.map((code) => [code.code, code]))

/** The code a text is, letter case and outer blanks ignored; null for firms' own codes and for codes of sets that are not known. */
export const findUtbmsCode = (text: string | null): UtbmsCode | null =>
  text === null ? null : (byCode.get(text.trim().toUpperCase()) ?? null)
