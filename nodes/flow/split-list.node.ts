// Split List: a list as a stream of items.
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { canonical } from '../../engine/graph/json.ts'
import { many, one } from '../../engine/graph/ports.ts'
import { segment } from '../story/segment.ts'
import { Any } from '../types.ts'

/** More items than that are a table, not a graph. */
const MOST = 10_000

export default defineNode({
  type: 'flow/split-list',
  version: 1,
  title: 'Split List',
  category: 'Flow',
  summary:
    'Makes a stream of a list, or of the lines of a text: one item each, under keys that stay when others come or go.',
  inputs: { list: one(Any).describe('A list, or a text with an item on each line.') },
  params: z.object({}),
  outputs: {
    items: many(Any, 'item').describe(
      'The items, in order. An item with an id has it as its key; others are keyed by content.',
    ),
  },
  face: 'any',
  run: async ({ inputs: { list } }) => {
    const items = typeof list === 'string' ? list.split(/\r?\n/).filter(line => line.trim() !== '') : list
    if (!Array.isArray(items))
      throw new PermanentError('“list” is neither a list nor a text; take the list out of it with Take Member')
    if (items.length > MOST) throw new PermanentError(`The list has ${items.length} items; ${MOST} are the most`)
    const taken = new Set<string>()
    return { items: items.map(value => ({ segment: keyOf(value, taken), value })) }
  },
})

function keyOf(value: unknown, taken: Set<string>): string {
  const id = (value as { id?: unknown } | null)?.id
  if (typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id) && !taken.has(id)) {
    taken.add(id)
    return id
  }
  return segment('i_', canonical(value), taken)
}
