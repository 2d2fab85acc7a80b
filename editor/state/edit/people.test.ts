// Who a node can be told to take.
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../engine/graph/json.ts'
import { pilot } from '../../testing/pilot.ts'
import { SPECS } from '../../testing/specs.ts'
import { ItemStore } from '../run/items.ts'
import { peopleReaching } from './people.ts'

const specs = new Map(SPECS.map(spec => [spec.type, spec]))

/** The pilot's bible with a cast typed in, and what it made when there is something. */
function series(outputs: readonly { port: string; key: string; value: Json }[] = []) {
  const items = new ItemStore(flush => flush())
  if (outputs.length > 0)
    items.results([
      {
        node: 'bible',
        key: '',
        take: 't',
        seconds: 1,
        costUsd: 0,
        warnings: [],
        outputs: outputs.map(output => ({ ...output, digest: 'd' })),
      },
    ])
  const document = pilot()
  const characters = [{ id: 'ava', name: 'Ava', role: 'engineer' }]
  const nodes = document.nodes.map(node => (node.id === 'bible' ? { ...node, params: { characters } } : node))
  return { document: { ...document, nodes }, items }
}
const people = (kind: 'character' | 'voice', node: string, { document, items }: ReturnType<typeof series>) =>
  peopleReaching(kind, node, document, specs, items)

describe('the people that reach a node', () => {
  it('are those of the cast that is typed in, before anything ran', () => {
    expect(people('character', 'shots', series())).toEqual([{ id: 'ava', name: 'Ava', detail: 'engineer' }])
  })
  it('are those that the bible made, with their portraits, once it ran', () => {
    const look = { id: 'okoye', name: 'Dr. Okoye', appearance: 'grey beard', references: [{ digest: 'face' }] }
    const found = people('character', 'shots', series([{ port: 'looks', key: 'okoye', value: look }]))
    expect(found).toEqual([
      { id: 'okoye', name: 'Dr. Okoye', detail: 'grey beard', portrait: 'face' },
      { id: 'ava', name: 'Ava', detail: 'engineer' },
    ])
  })
  it('are only the voices where a voice is asked for', () => {
    const voice = { id: 'narrator', name: 'Narrator', settings: { gender: 'male', pitch: -2, language: 'en' } }
    expect(people('voice', 'voices', series([{ port: 'voices', key: 'narrator', value: voice }]))).toEqual([
      { id: 'narrator', name: 'Narrator', detail: 'male, −2 semitones, en' },
    ])
  })
  it('are those of the graph where no series lies upstream', () => {
    expect(people('character', 'prompt', series()).map(person => person.name)).toEqual(['Ava'])
  })
})
