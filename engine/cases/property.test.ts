// Random graphs against the reference evaluator: outputs, invalidation, and that nothing is made twice.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { specOf } from '../graph/define.ts'
import type { GraphDocument } from '../graph/document.ts'
import { canonical, mergePatch } from '../graph/json.ts'
import { childKey, depth, isUnder, prefixKey, segments } from '../graph/keys.ts'
import { connectionProblem } from '../graph/model/connect.ts'
import { pack } from '../testing/pack.ts'
import { evaluateReference, FAIL, type Reference } from '../testing/reference.ts'
import { graph, openRig, type Rig, type RunReport } from '../testing/rig.ts'

const specs = new Map(pack(async () => {}).map(node => [node.type, specOf(node)]))
const PARTS = ['t/lines', 't/map', 't/filter', 't/keep', 't/pair', 't/join', 't/rough', 't/each', 't/by', 't/ask']

/** A random graph over two splitters: every wire that the connection rule lets through. */
const graphs: fc.Arbitrary<GraphDocument> = fc
  .record({
    left: fc.array(fc.constantFrom('one', 'two', 'a:x;b:y', 'c:z', FAIL), { minLength: 0, maxLength: 4 }),
    right: fc.array(fc.constantFrom('uno', 'd:w;e:v'), { minLength: 1, maxLength: 3 }),
    nodes: fc.array(
      fc.record({
        type: fc.constantFrom(...PARTS),
        picks: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
        optional: fc.boolean(),
        muted: fc.integer({ min: 0, max: 11 }),
        suffix: fc.constantFrom('', '+', FAIL, '-'),
        override: fc.boolean(),
        edit: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ left, right, nodes }) => {
    const listed = (texts: string[], prefix: string) => texts.map((text, at) => `${prefix}${at}:${text}`).join('|')
    let document = graph(
      {
        tl: ['t/text', { text: listed(left, 's') }],
        l: ['t/split'],
        tr: ['t/text', { text: listed(right, 'r') }],
        r: ['t/split'],
        cast: ['t/cast', { text: 'one:Ava|two:Ravi|uno:Kim|edited:Eve' }],
      },
      ['tl.text > l.text', 'tr.text > r.text'],
    )
    const outputs = ['l.parts', 'r.parts', 'cast.people']
    nodes.forEach((node, at) => {
      const id = `n${at}`
      const spec = specs.get(node.type)
      const params: Record<string, string> =
        node.type === 't/map'
          ? { suffix: node.suffix }
          : node.type === 't/filter'
            ? { word: 'o' }
            : node.type === 't/keep'
              ? { drop: 's1' }
              : {}
      let next: GraphDocument = {
        ...document,
        nodes: [
          ...document.nodes,
          {
            id,
            type: node.type,
            version: 1,
            at: [0, 0],
            params,
            mode: node.muted === 0 ? 'muted' : node.muted === 1 && node.type === 't/map' ? 'bypassed' : 'active',
          },
        ],
        ...(node.override && node.type === 't/map'
          ? { overrides: { ...document.overrides, [id]: { s0: { suffix: '?' } } } }
          : {}),
        ...(node.edit && node.type === 't/map'
          ? { edits: { ...document.edits, [id]: { s1: { part: { base: '', patch: { text: 'edited' } } } } } }
          : {}),
      }
      let pick = 0
      for (const input of spec?.inputs ?? []) {
        if (input.optional && !node.optional) continue
        const wanted = input.kind === 'many' ? 2 : 1
        if (input.kind === 'lookup') {
          next = { ...next, edges: [...next.edges, { from: 'cast.people', to: `${id}.${input.name}` }] }
          continue
        }
        for (let wire = 0; wire < wanted; wire++) {
          const start = node.picks[pick++ % node.picks.length] ?? 0
          const from = outputs
            .map((_, place) => outputs[(place + start) % outputs.length] as string)
            .find(output => connectionProblem(next, specs, output, `${id}.${input.name}`) === undefined)
          if (from && !next.edges.some(edge => edge.from === from && edge.to === `${id}.${input.name}`))
            next = { ...next, edges: [...next.edges, { from, to: `${id}.${input.name}` }] }
        }
      }
      const whole = (spec?.inputs ?? []).every(
        input => input.optional || next.edges.some(edge => edge.to === `${id}.${input.name}`),
      )
      if (!whole) return
      document = next
      for (const output of spec?.outputs ?? []) if (output.type === 'Part') outputs.push(`${id}.${output.name}`)
    })
    return document
  })

let rig: Rig
let count = 0
beforeAll(async () => {
  rig = await openRig()
  rig.hook = ({ type, params, ctx }) => {
    void ctx
    if (type === 't/map' && String(params.suffix).includes(FAIL)) throw new Error('refused')
  }
})
afterAll(() => rig.close())

/** Runs a document in a graph of its own, every node as a target, with what fails in the reference failing here too. */
const run = (document: GraphDocument): Promise<RunReport> =>
  rig.run({ ...document, id: `g${count++}` }, { targets: everyNode(document) })
const everyNode = (document: GraphDocument) =>
  document.nodes.filter(node => node.mode !== 'bypassed').map(node => ({ node: node.id }))

function compare(report: RunReport, reference: Reference): void {
  for (const [name, status] of reference.items) {
    const [node, ...rest] = name.split('/')
    const seen = report.status_(name)?.status
    if (status.status === 'failed') expect(['failed', 'blocked'], name).toContain(seen)
    else if (status.status === 'absent') expect([undefined, 'absent'], name).toContain(seen)
    else {
      expect(['done', 'cached', 'pinned'], name).toContain(seen)
      const result = report.results.find(candidate => candidate.node === node && candidate.key === rest.join('/'))
      for (const [port, value] of Object.entries(status.outputs)) {
        const made = result?.outputs.filter(output => output.port === port).map(output => output.value)
        expect(made, `${name}.${port}`).toEqual(
          Array.isArray(value) ? value.map(entry => entry.value) : value === undefined ? [] : [value],
        )
      }
    }
  }
}

describe('random graphs', () => {
  /** Parts whose own text fails are left to the suffix: the pack's map knows no failing text. */
  const runnable = graphs.map(document => ({
    ...document,
    nodes: document.nodes.map(node =>
      node.type === 't/text' ? { ...node, params: { text: String(node.params.text).replaceAll(FAIL, 'ok') } } : node,
    ),
  }))

  it('give the outputs of the reference, and nothing runs twice', async () => {
    await fc.assert(
      fc.asyncProperty(runnable, async document => {
        compare(await run(document), evaluateReference(document, specs))
        const again = await run(document)
        const failing = again.events
          .filter(event => event.type === 'item' && event.status === 'failed')
          .map(event =>
            event.type === 'item' && event.key ? `${event.node}/${event.key}` : event.type === 'item' ? event.node : '',
          )
        expect(again.executed.filter(name => !failing.includes(name))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('keep what is pinned, and run nothing that only a pinned item needs', async () => {
    await fc.assert(
      fc.asyncProperty(runnable, fc.nat(50), fc.constantFrom('+', 'x'), async (document, pick, suffix) => {
        const first = await run(document)
        const maps = first.results.filter(
          result => document.nodes.find(node => node.id === result.node)?.type === 't/map',
        )
        const chosen = maps[pick % Math.max(1, maps.length)]
        fc.pre(chosen !== undefined)
        const { node, key, take } = chosen as (typeof maps)[0]
        const changed: GraphDocument = {
          ...document,
          pins: { [node]: { [key]: take } },
          nodes: document.nodes.map(other => (other.type === 't/map' ? { ...other, params: { suffix } } : other)),
        }
        const outputs = Object.fromEntries(chosen?.outputs.map(output => [output.port, output.value]) ?? [])
        const name = key ? `${node}/${key}` : node
        const report = await run(changed)
        compare(report, evaluateReference(changed, specs, new Map([[name, outputs]])))
        expect(report.executed).not.toContain(name)
      }),
      { numRuns: 80 },
    )
  })

  it('re-make exactly the items whose inputs or params have not been seen before', async () => {
    await fc.assert(
      fc.asyncProperty(runnable, fc.nat(50), fc.constantFrom('', '+', 'x'), async (document, pick, suffix) => {
        await run(document)
        const before = new Set(evaluateReference(document, specs).signatures.values())
        const maps = document.nodes.filter(node => node.type === 't/map')
        const changed: GraphDocument = {
          ...document,
          nodes: document.nodes.map(node =>
            node === maps[pick % Math.max(1, maps.length)]
              ? { ...node, params: { suffix } }
              : node.id === 'tl' && maps.length === 0
                ? { ...node, params: { text: `${node.params.text}|s9:nine` } }
                : node,
          ),
        }
        const reference = evaluateReference(changed, specs)
        const { items: planned } = await rig.engine.plan({ graph: changed, targets: everyNode(changed) })
        const report = await run(changed)
        compare(report, reference)
        // What is planned to run has not been made before; what runs was planned to, or lay behind what had to run first.
        const nameOf = ({ node, key }: { node: string; key: string }) => (key ? `${node}/${key}` : node)
        const plannedAs = (state: string) => new Set(planned.filter(item => item.state === state).map(nameOf))
        const [toRun, found, unknown] = ['run', 'cached', 'unknown'].map(plannedAs) as [
          Set<string>,
          Set<string>,
          Set<string>,
        ]
        for (const name of toRun)
          if (reference.items.get(name)?.status === 'ok')
            expect(before.has(reference.signatures.get(name) as string), `${name} was planned to run`).toBe(false)
        const made = new Set(report.executed.map(name => reference.signatures.get(name)))
        for (const name of toRun)
          if (reference.items.get(name)?.status === 'ok')
            expect(made.has(reference.signatures.get(name)), `${name} was planned to run and did not`).toBe(true)
        for (const name of report.executed) {
          expect(found.has(name), `${name} ran although it was planned as found`).toBe(false)
          const isForeseen =
            toRun.has(name) || [...unknown].some(other => name === other || name.startsWith(`${other}/`))
          expect(isForeseen, `${name} ran without being planned`).toBe(true)
        }
        for (const name of report.executed) {
          const signature = reference.signatures.get(name) as string
          if (reference.items.get(name)?.status === 'ok')
            expect(before.has(signature), `${name} ran although nothing it uses changed`).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('keys and values', () => {
  const segment = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
  it('keys split and join, and prefixes lie above', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), fc.nat(6), (parts, count) => {
        const key = parts.reduce(childKey, '')
        expect(segments(key)).toEqual(parts)
        expect(depth(key)).toBe(parts.length)
        expect(prefixKey(key, count)).toBe(parts.slice(0, count).join('/'))
        expect(isUnder(key, prefixKey(key, count))).toBe(true)
      }),
    )
  })

  it('canonical text does not depend on the order of members, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const shuffled = JSON.parse(JSON.stringify(value), (_, inner) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        )
        expect(canonical(shuffled)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('an empty merge patch changes nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(segment, fc.integer()), value => {
        expect(mergePatch(value, {})).toEqual({ ...value })
      }),
    )
  })
})
