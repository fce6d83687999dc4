import type { Elements } from './HtmlPage.js'

/** What a person reads in an element, each run of white space one space. */
export const plainText = (element: Elements): string => element.text().replaceAll(/\s+/g, ' ').trim()
