import type { PortalLogin } from '../../portal/Portal.js'

/** Where a code went, as the page shows it: `(•••) •••-0142`, `e••••@example.com`. */
export const maskedDestination = (login: PortalLogin): string =>
  login.secondFactor === 'sms' ? `(•••) •••-${login.phone.slice(-4)}` : login.username.replace(/^(.)[^@]*/, '$1••••')
