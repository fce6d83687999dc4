/** What stands in a text in place of what must not. */
const hidden = '[redacted]'

/**
 * What gives a secret away in any text, whoever wrote it. The second net: what we write ourselves holds none, but an error of a library may quote what it was given.
 */
const marks: readonly (readonly [RegExp, string])[] = [
  // postgres://user:password@host
  [/(:\/\/)[^/\s@]*:[^/\s@]*@/g, `$1${hidden}@`],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\b(set-cookie|cookie|authorization)(["']?\s*[:=]\s*)[^\r\n]+/gi, `$1$2${hidden}`],
  [
    /\b(password|passwd|pwd|secret|client_?secret|totp_?secret|api_?key|x-api-key|access_?token|refresh_?token|id_?token|token|csrf\w*|session\w*)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s"'&,;}]+)/gi,
    `$1$2${hidden}`,
  ],
  // What a consent or a sign-in sends along in an address.
  [/([?&](?:code|state|ticket|sid)=)[^&\s"']+/gi, `$1${hidden}`],
  // Our keys, webhook secrets, and tokens that are signed JSON.
  [/\b(mg_|whsec_|eyJ)[\w+/=.-]{16,}/g, hidden],
]

/** The text without what gives a secret away. */
export const scrub = (text: string): string => marks.reduce((scrubbed, [mark, by]) => scrubbed.replace(mark, by), text)
