// The planner that stays warm gives what a fresh one gives, whatever changes in between.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../graph/document.ts'
import type { PlanInfo } from '../protocol/api.ts'
import { graph, openRig, type Rig } from '../testing/rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const film = (): GraphDocument =>
  graph(
    {
      text: ['t/text', { text: 'a:one|b:two|c:three' }],
      cast: ['t/cast', { text: 'one:Ava|two:Ravi|three:Kim' }],
      split: ['t/split'],
      map: ['t/map'],
      keep: ['t/keep'],
      ask: ['t/ask'],
      join: ['t/join'],
      length: ['t/length'],
    },
    [
      'text.text > split.text',
      'split.parts > map.part',
      'split.parts > ask.part',
      'cast.people > ask.people',
      'map.part > keep.parts',
      'keep.parts > join.parts',
      'join.text > length.text',
    ],
  )

type Change = (document: GraphDocument) => GraphDocument
const param =
  (id: string, name: string, value: unknown): Change =>
  document => ({
    ...document,
    nodes: document.nodes.map(node => (node.id === id ? { ...node, params: { ...node.params, [name]: value } } : node)),
  })
const changes: fc.Arbitrary<Change | 'run'> = fc.oneof(
  fc.constantFrom('', '!', '?').map(suffix => param('map', 'suffix', suffix)),
  fc.constantFrom('a:one|b:two|c:three', 'a:one|b:two', 'a:one|z:three|b:two').map(text => param('text', 'text', text)),
  fc.constantFrom('', 'a', 'b').map(drop => param('keep', 'drop', drop)),
  fc.constantFrom('one:Ava|two:Ravi|three:Kim', 'one:Ava|two:Ben|three:Kim').map(text => param('cast', 'text', text)),
  fc.record({ key: fc.constantFrom('a', 'b', 'gone'), suffix: fc.constantFrom('1', '2') }).map(
    ({ key, suffix }): Change =>
      document => ({ ...document, overrides: { map: { [key]: { suffix } } } }),
  ),
  fc.constant<Change>(document => ({ ...document, overrides: {} })),
  fc.constant('run' as const),
)

/** What a plan says, without the order in which it found it out. */
const essence = (plan: PlanInfo) => ({
  items: plan.items.map(({ node, key, state }) => `${node}/${key} ${state}`).sort(),
  approximate: plan.approximate,
  problems: plan.problems,
})

describe('a warm plan', () => {
  it('equals a cold one after any changes and runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 8 }), async sequence => {
        let document = film()
        await rig.engine.plan({ graph: document })
        for (const change of sequence) {
          if (change === 'run') await rig.run(document)
          else document = change(document)
          const warm = essence(await rig.engine.plan({ graph: document }))
          expect(warm).toEqual(essence(await rig.engine.plan({ graph: document, priority: 1 })))
          expect(warm).toEqual(essence(await rig.engine.plan({ graph: document })))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is told of a bad param as a cold one is, and sees a decision that was made in between', async () => {
    const bad = graph({ number: ['t/number', { value: 5 }] })
    await rig.engine.plan({ graph: bad })
    const problems = (await rig.engine.plan({ graph: param('number', 'value', 1000)(bad) })).problems
    expect(problems[0]?.message).toContain('100')
    const asking = graph({ text: ['t/text', { text: 'x' }], ok: ['t/approve'] }, ['text.text > ok.text'])
    const run = await rig.engine.start({ graph: asking })
    let waiting = rig.engine.approvals()[0]
    while (!waiting) {
      await new Promise(resolve => setTimeout(resolve, 3))
      waiting = rig.engine.approvals()[0]
    }
    rig.engine.decide({ ...waiting, decision: { kind: 'pass' } })
    await run.finished
    expect((await rig.engine.plan({ graph: asking })).items.every(item => item.state === 'cached')).toBe(true)
    rig.engine.decide({ ...waiting, decision: null })
    expect((await rig.engine.plan({ graph: asking })).items.find(item => item.node === 'ok')?.state).toBe('run')
  })
})
