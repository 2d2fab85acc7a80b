// Wedges: variants of a graph as graphs of their own.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingsInWords, wedgeVariants, withSettings } from '../graph/edit/wedge.ts'
import { graph, openRig, type Rig } from '../testing/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const film = () =>
  graph({ text: ['t/text', { text: 'a:x|b:y' }], split: ['t/split'], map: ['t/map'], join: ['t/join'] }, [
    'text.text > split.text',
    'split.parts > map.part',
    'map.part > join.parts',
  ])

describe('a wedge', () => {
  it('is every combination, or a list of settings', () => {
    const axes = [
      { node: 'map', param: 'suffix', values: ['1', '2'] },
      { node: 'map', param: 'seed', values: [7, 8, 9] },
    ]
    const words = (settings: Parameters<typeof settingsInWords>[0]) =>
      settingsInWords(settings, film(), rig.engine.specs)
    expect(wedgeVariants(axes, 'grid').map(words)).toEqual([
      'Suffix 1 · Seed 7',
      'Suffix 1 · Seed 8',
      'Suffix 1 · Seed 9',
      'Suffix 2 · Seed 7',
      'Suffix 2 · Seed 8',
      'Suffix 2 · Seed 9',
    ])
    // An item that all settings are about is said by who shows them; several are told apart.
    expect(words([{ node: 'map', param: 'seed', key: 'b', value: 7 }])).toBe('Seed 7')
    expect(words(['a', 'b'].map(key => ({ node: 'map', param: 'seed', key, value: 7 })))).toBe(
      'Seed at a 7 · Seed at b 7',
    )
    expect(() => wedgeVariants(axes, 'list')).toThrow('equally many')
    const [first] = axes
    expect(
      wedgeVariants([first as (typeof axes)[0], { node: 'text', param: 'text', values: ['p', 'q'] }], 'list'),
    ).toHaveLength(2)
    expect(() => wedgeVariants([first as (typeof axes)[0], first as (typeof axes)[0]], 'grid')).toThrow('twice')
    expect(() => wedgeVariants([{ node: 'split', param: 'x', values: Array(64).fill(1) }, ...axes], 'grid')).toThrow(
      '384',
    )
  })

  it('shares every result that variants have in common, and leaves the graph itself as it was', async () => {
    await rig.run(film())
    const variants = wedgeVariants([{ node: 'map', param: 'suffix', key: 'b', values: ['!', '?'] }], 'grid')
    const made: string[] = []
    for (const [at, settings] of variants.entries()) {
      const run = await rig.run({ ...withSettings(film(), settings), id: `g~${at}` })
      made.push(String(run.value('join.text')))
      expect(run.executed).toEqual(['map/b', 'join'])
    }
    expect(made).toEqual(['a#0=x b#0=y!', 'a#0=x b#0=y?'])
    expect((await rig.run(film())).executed).toEqual([])
    expect(rig.engine.results('g').find(result => result.node === 'join')?.outputs[0]?.value).toBe('a#0=x b#0=y')
    const adopted = withSettings(film(), variants[1] ?? [])
    expect(adopted.overrides).toEqual({ map: { b: { suffix: '?' } } })
    expect((await rig.run(adopted)).executed).toEqual([])
    expect(() => withSettings(film(), [{ node: 'none', param: 'x', value: 1 }])).toThrow('no node none')
  })
})
