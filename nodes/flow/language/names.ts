// The names that an expression knows the wired values by.

import { z } from 'zod'
import type { Json } from '../../../engine/graph/json.ts'
import type { Scope } from './evaluate.ts'
import { ExpressionError } from './tokens.ts'

/** The `names` param of nodes that read several values: what `a`, `b`, `c` … are called. */
export const namesParam = (fallback: string) =>
  z.string().max(400).default(fallback).meta({
    title: 'Names',
    description: 'What the wired values are called, in the order of their ports: such as “scene, state”.',
  })

/** The wired values under their names. A port without a value is no name. @throws ExpressionError for a bad name */
export function scopeOf(names: string, ports: Readonly<Record<string, unknown>>): Scope {
  const given = names.split(',').map(name => name.trim())
  const scope: Record<string, Json> = {}
  const seen = new Set<string>()
  for (const [index, [port, value]] of Object.entries(ports).entries()) {
    const name = given[index] || port
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || /^(?:true|false|null|and|or|not|in)$/.test(name))
      throw new ExpressionError(`“${name}” in Names is no name: letters, digits and _, not beginning with a digit`)
    if (seen.has(name)) throw new ExpressionError(`“${name}” stands twice in Names; give each value a name of its own`)
    seen.add(name)
    if (value !== undefined) scope[name] = value as Json
  }
  return scope
}
