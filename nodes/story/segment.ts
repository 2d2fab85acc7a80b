// Key segments minted from content: the same content gives the same key, whatever its place in a list.
import { createHash } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * A key segment such as `sc_k3fa9x`: the prefix, then base32 (RFC 4648, lower case) of the content's SHA-256.
 * Six digits are enough for one script; the segment grows by one digit for as long as a sibling already has it.
 * @param prefix 1–8 characters of `[a-z_]`, such as `sc_` or `l_`
 * @param taken the segments of siblings minted before; the new one is added when it is a `Set`
 */
export function segment(prefix: string, content: string, taken?: Set<string>): string {
  const hash = createHash('sha256').update(content.normalize('NFC')).digest()
  let digits = ''
  for (let bit = 0; bit + 5 <= hash.length * 8; bit += 5) {
    const word = ((hash[bit >> 3] ?? 0) << 8) | (hash[(bit >> 3) + 1] ?? 0)
    digits += ALPHABET[(word >> (11 - (bit & 7))) & 31]
  }
  let length = 6
  while (length < digits.length && taken?.has(prefix + digits.slice(0, length))) length++
  let name = prefix + digits.slice(0, length)
  // The same content twice among siblings: the second is told apart by its count.
  for (let copy = 2; taken?.has(name); copy++) name = `${prefix}${digits.slice(0, 6)}_${copy}`
  taken?.add(name)
  return name
}

/**
 * A person's key segment: the name in plain letters (`ava`, `dr_okoye`), so that wires and lists read well; a name that
 * has none (`あや`, `🦊`) is minted from its characters.
 */
export function personSegment(name: string, taken: Set<string>): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 48)
  if (!letters) return segment('c_', name, taken)
  let id = letters
  for (let copy = 2; taken.has(id); copy++) id = `${letters}_${copy}`
  taken.add(id)
  return id
}
