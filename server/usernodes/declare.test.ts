// Declarations survive the way through JSON: for every node of the library.
import { expect, test } from 'vitest'
import { specOf } from '../../engine/graph/define.ts'
import { loadLibrary } from '../../nodes/library.ts'
import { declare, describe } from './declare.ts'

test('every node of the library is described and declared again as it was', async () => {
  const library = await loadLibrary()
  const types = new Map(library.portTypes.map(type => [type.name, type]))
  expect(library.nodes.size).toBeGreaterThan(20)
  for (const node of library.nodes.values()) {
    const sent = structuredClone(describe(node))
    const declared = declare(sent, types, 'code', async () => ({}))
    expect(specOf(declared)).toEqual(specOf(node))
    expect([declared.pool, declared.expectSeconds, declared.fingerprint]).toEqual([
      node.pool,
      node.expectSeconds,
      'code',
    ])
    expect(declared.params.parse({})).toEqual(node.params.parse({}))
  }
})

test('a param is checked against its JSON Schema, and a port type that is not there is named', async () => {
  const { nodes, portTypes } = await loadLibrary()
  const types = new Map(portTypes.map(type => [type.name, type]))
  const text = nodes.get('flow/text')
  if (!text) throw new Error('no flow/text')
  const declared = declare(describe(text), types, '', async () => ({}))
  expect(declared.params.safeParse({ text: 7 }).success).toBe(false)
  expect(declared.params.safeParse({ text: 'seven' }).success).toBe(true)
  expect(() => declare(describe(text), new Map(), '', async () => ({}))).toThrow(/flow\/text uses the port type Text/)
})

test('a price is that of default params', async () => {
  const { nodes, portTypes } = await loadLibrary()
  const text = nodes.get('flow/text')
  if (!text) throw new Error('no flow/text')
  const priced = { ...text, expectCost: ({ text }: { text: string }) => 0.25 + text.length }
  const declared = declare(describe(priced), new Map(portTypes.map(type => [type.name, type])), '', async () => ({}))
  expect(declared.expectCost?.({ text: 'four' })).toBe(0.25)
})
