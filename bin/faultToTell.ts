import { faultText } from '../telemetry/log/faultText.js'
import { SettingsError } from './settings.js'
import { StartError } from './StartError.js'

/** What whoever is at the terminal is told of what ended a program: a sentence where it is meant for people, else the fault with where it was thrown. */
export const faultToTell = (error: unknown): string =>
  error instanceof SettingsError || error instanceof StartError ? error.message : faultText(error)
