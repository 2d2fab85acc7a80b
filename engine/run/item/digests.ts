// Digests of values and the keys of results. What counts and what does not is decided here alone.
import { hash } from 'node:crypto'
import { canonical } from '../../graph/json.ts'

/** In one call where this Node.js has it (20.12 on): it costs half. */
export const sha256 = (text: string): string => hash('sha256', text)

/** SHA-256 of a value's canonical JSON. */
export const digestOf = (value: unknown): string => sha256(canonical(value))

/**
 * The key of a result: SHA-256 of canonical `[type, version, params, eager input digests]` and, for
 * nodes that declare one, the fingerprint of their code. Node ids, titles, positions
 * and item keys do not count; the keys inside a gathered list do, since `run` sees them.
 * @param params canonical text of the effective params
 * @param inputs canonical text of the input digests by port
 */
export const resultKey = (
  node: { readonly type: string; readonly version: number; readonly fingerprint?: string },
  params: string,
  inputs: string,
): string =>
  sha256(
    `[${JSON.stringify(node.type)},${node.version},${params},${inputs}${node.fingerprint === undefined ? '' : `,${JSON.stringify(node.fingerprint)}`}]`,
  )

/** The seed a node sees: 32 bits from its effective seed and its input digests, never from the item's key. */
export const contextSeed = (seed: unknown, inputs: string): number =>
  Number.parseInt(sha256(`seed ${canonical(seed ?? 0)} ${inputs}`).slice(0, 8), 16)

/** The seed of take `n` of an item whose own seed is `seed`: 32 bits, a function of the two alone. */
export const takeSeed = (seed: unknown, n: number): number =>
  Number.parseInt(sha256(`take ${canonical(seed ?? 0)} ${n}`).slice(0, 8), 16)
