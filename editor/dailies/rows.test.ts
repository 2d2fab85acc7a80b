// Dailies: a row for each scene, from whatever nodes made for its key.
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../state/catalog.ts'
import { ItemStore } from '../state/run/items.ts'
import { pilot } from '../testing/pilot.ts'
import { NODES } from '../testing/specs.ts'
import { dailiesOf } from './rows.ts'

const catalog = catalogOf(NODES)
const scene = (id: string, number: number) => ({
  id,
  number,
  interior: true,
  place: 'lab',
  hour: 'night',
  action: `Action ${number}`,
  camera: '',
  mood: '',
  characters: [],
  utterances: [{ id: 'l_1', speaker: 'ava', text: 'Hello', emotion: 'neutral' }],
  frames: 48,
  fps: 24,
})
const clip = (digest: string) => ({
  digest,
  mime: 'video/mp4',
  bytes: 1,
  width: 16,
  height: 9,
  fps: 24,
  frames: 48,
  duration: 2,
})
const result = (node: string, key: string, outputs: [port: string, key: string, value: unknown][]) => ({
  node,
  key,
  take: `${node}${key}`,
  seconds: 1,
  costUsd: 0,
  warnings: [],
  outputs: outputs.map(([port, at, value]) => ({ port, key: at, digest: `digest of ${at}`, value: value as never })),
})

function made(): ItemStore {
  const items = new ItemStore(flush => flush())
  items.results([
    result('split', '', [
      ['scenes', 'sc_a', scene('sc_a', 1)],
      ['scenes', 'sc_b', scene('sc_b', 2)],
    ]),
    result('refine', 'sc_a', [['clip', 'sc_a', clip('final')]]),
    result('shots', 'sc_a', [['clip', 'sc_a', clip('first')]]),
    result('voices', 'sc_a/l_1', [
      ['audio', 'sc_a/l_1', { digest: 'v', duration: 1, speech: { speaker: 'ava', text: 'Hello' } }],
    ]),
  ])
  return items
}

describe('dailies', () => {
  it('has a row for each scene, with the most finished shot, the maker of the first, and its voices', () => {
    const { rows } = dailiesOf(pilot(), catalog, made())
    expect(rows.map(row => row.key)).toEqual(['sc_a', 'sc_b'])
    expect(rows[0]).toMatchObject({ maker: 'shots', shot: { node: 'refine', clip: { digest: 'final' } } })
    expect(rows[0]?.voices.map(voice => voice.digest)).toEqual(['v'])
    expect(rows[1]).toMatchObject({ shot: undefined, voices: [] })
  })

  it("shows a scene with a person's edit applied, and what the edit stands on", () => {
    const document = {
      ...pilot(),
      edits: { split: { sc_b: { scenes: { base: 'then', patch: { action: 'Rewritten' } } } } },
    }
    const row = dailiesOf(document, catalog, made()).rows[1]
    expect(row).toMatchObject({
      edited: true,
      scene: { action: 'Rewritten', number: 2 },
      source: { node: 'split', port: 'scenes', base: 'then' },
    })
  })

  it('says of a scene what is worst about it', () => {
    const items = made()
    items.apply([{ type: 'item', node: 'idr', key: 'sc_a', status: 'failed', message: 'no worker' }])
    expect(dailiesOf(pilot(), catalog, items).rows[0]).toMatchObject({ status: 'failed', message: 'no worker' })
  })

  it('is empty before there is a script', () => {
    expect(dailiesOf(pilot(), catalog, new ItemStore(flush => flush()))).toEqual({
      rows: [],
      episode: undefined,
      assembler: undefined,
      qc: undefined,
      stream: undefined,
      cutter: undefined,
    })
  })

  it('stands in the order that a person wants, with what was put in and a note of what was left out', () => {
    const added = { ...scene('sc_new', 1), slate: '1A' }
    const patch = { order: ['sc_new', 'sc_b'], items: { sc_new: added, sc_a: null } }
    const document = { ...pilot(), edits: { split: { '': { scenes: { base: 'sc_a', patch } } } } }
    const { rows, stream } = dailiesOf(document, catalog, made())
    expect(rows.map(row => [row.key, row.added])).toEqual([
      ['sc_new', true],
      ['sc_b', false],
    ])
    expect(stream).toMatchObject({ made: ['sc_a', 'sc_b'], stale: true, omitted: [{ key: 'sc_a' }] })
  })

  it('keeps the rows that did not change, so that they are not drawn again', () => {
    const items = made()
    const before = dailiesOf(pilot(), catalog, items)
    items.apply([{ type: 'item', node: 'idr', key: 'sc_b', status: 'running' }])
    const after = dailiesOf(pilot(), catalog, items, before)
    expect(after.rows[0]).toBe(before.rows[0])
    expect(after.rows[1]).not.toBe(before.rows[1])
  })
})
