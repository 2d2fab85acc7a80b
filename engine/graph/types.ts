// Which port types fit which: the one rule, on names alone.
import type { InputSpec, ParamSpec } from './spec.ts'

const PLAIN = new Set(['Text', 'Number', 'Boolean', 'Json'])

/** Why a value of type `output` may not go into a port, as the end of a sentence about the port; undefined when it may. */
export function typesFit(output: string, input: Pick<InputSpec | ParamSpec, 'type'>): string | undefined {
  if (output === input.type || output === 'Any' || input.type === 'Any') return undefined
  if (input.type === 'Json' && PLAIN.has(output)) return undefined
  return `takes ${/^[AEIOU]/.test(input.type) ? 'an' : 'a'} ${input.type}`
}
