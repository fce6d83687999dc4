import { type Browser, launch } from 'puppeteer'

/** What Chromium is started with. */
export interface ChromiumOptions {
  /** The browser's program file. */
  readonly executablePath: string
  /** Chromium refuses its own sandbox to root; for any other user it stays on. */
  readonly asRoot: boolean
}

/** Contacts nobody but the pages it is sent to, and keeps nothing. */
const quiet = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--password-store=basic',
]

/**
 * Starts Chromium without a window. It is steered through a pipe: no debugging port stands open on the machine, and the browser ends by itself
 * when this process dies without saying so.
 */
export const launchChromium = async ({ executablePath, asRoot }: ChromiumOptions): Promise<Browser> =>
  launch({
    executablePath,
    headless: true,
    pipe: true,
    args: asRoot ? [...quiet, '--no-sandbox'] : quiet,
    defaultViewport: { width: 1280, height: 900 },
    timeout: 30_000,
    protocolTimeout: 30_000,
    // Whoever runs this process decides what a signal means; puppeteer would exit it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
