import { load } from 'cheerio'
import { plainText } from '../../vendor/page/plainText.js'

/** What a page of the application says went wrong; empty where it says nothing. */
export const pageProblem = (html: string): string => plainText(load(html)('#view [role="alert"]').first())
