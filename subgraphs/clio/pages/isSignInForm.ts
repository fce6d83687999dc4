import type { CheerioAPI } from 'cheerio'

/** Whether a page asks to sign in, in the place of what it should show. */
export const isSignInForm = ($: CheerioAPI): boolean => $('form[action^="/ask_for_password"]').length > 0
