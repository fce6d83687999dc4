import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

// A sealed value is: format (1 byte), nonce (12), tag (16), ciphertext. A further format gets a further number.
const format = 1
const nonceLength = 12
const tagLength = 16
const algorithm = 'aes-256-gcm'

/** Seals text with AES-256-GCM. `boundTo` is not stored: opening needs the same, so a sealed value cannot be moved to another place. */
export const seal = (key: Uint8Array, boundTo: string, text: string): Uint8Array<ArrayBuffer> => {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(boundTo))
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Uint8Array.from(Buffer.concat([Uint8Array.of(format), nonce, cipher.getAuthTag(), ciphertext]))
}

/** Opens what `seal` made; undefined when the key, the place or the bytes are not the same. */
export const unseal = (key: Uint8Array, boundTo: string, sealed: Uint8Array): string | undefined => {
  if (sealed[0] !== format || sealed.length < 1 + nonceLength + tagLength) return undefined
  const [nonceEnd, tagEnd] = [1 + nonceLength, 1 + nonceLength + tagLength]
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(1, nonceEnd), { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(sealed.subarray(nonceEnd, tagEnd))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
