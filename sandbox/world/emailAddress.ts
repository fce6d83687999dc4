import type { Random } from './Random.js'

const hosts = ['example.com', 'example.com', 'example.org', 'example.net'] as const

/** An address that belongs to nobody. What a name has no ASCII letters for is left out; a name without any gets `fallback`. */
export const emailAddress = (random: Random, name: string, fallback: string): string => {
  const local = name
    .normalize('NFD')
    .replaceAll(/\p{Mark}|['’]/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')
    .toLowerCase()
  const number = random.chance(30) ? String(random.between(1, 99)) : ''
  return `${local === '' ? fallback : local}${number}@${random.pick(hosts)}`
}
