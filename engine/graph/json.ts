// JSON values, their canonical form, and merge patches: the data every layer agrees on.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** True for plain objects, as JSON means them. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The canonical text of a JSON value: object keys sorted by code unit, no white space, `undefined` members dropped.
 * Numbers use the shortest form, as RFC 8785 does. Equal values give equal text, so its digest names the value.
 * @throws TypeError for values that JSON cannot carry (functions, bigint, NaN, infinities, cycles deeper than the stack).
 */
export function canonical(value: unknown): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false'
    case 'string':
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be stored: JSON has no such number`)
      return JSON.stringify(value)
    case 'object': {
      if (Array.isArray(value)) {
        let out = '['
        for (let i = 0; i < value.length; i++)
          out += (i ? ',' : '') + canonical(value[i] === undefined ? null : value[i])
        return `${out}]`
      }
      const source = value as Record<string, unknown>
      let out = '{'
      for (const key of Object.keys(source).sort()) {
        const member = source[key]
        if (member === undefined) continue
        out += `${out.length > 1 ? ',' : ''}${JSON.stringify(key)}:${canonical(member)}`
      }
      return `${out}}`
    }
    default:
      throw new TypeError(`A ${typeof value} cannot be stored: only JSON values travel on wires`)
  }
}

/** Applies an RFC 7396 merge patch: `null` removes a member, objects merge, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') continue
    if (value === null) delete result[key]
    else result[key] = mergePatch(result[key], value)
  }
  return result
}
