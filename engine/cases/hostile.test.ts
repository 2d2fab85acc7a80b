// ENGINE CASE 23: hostile documents get an answer in bounded time, never a crash.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { specOf } from '../graph/define.ts'
import { MOST_NODES } from '../graph/document.ts'
import { validateDocument } from '../graph/model/validate.ts'
import { parseDocument } from '../graph/parse.ts'
import { pack } from '../testing/pack.ts'

const specs = new Map(pack(async () => {}).map(node => [node.type, specOf(node)]))

/** What the server does with a document before it runs: the number of problems. */
function answer(json: unknown): number {
  const parsed = parseDocument(json)
  if ('problems' in parsed) return parsed.problems.length
  return validateDocument(parsed.document, specs).length
}

const hostile = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'a',
    'n1',
    'n2',
    '',
    '.',
    'n1.text',
    'n1.text.',
    '\u0000',
    '💥',
    'x'.repeat(2000),
  ),
  fc.string(),
  fc.constantFrom(1e308, -0, Number.MAX_SAFE_INTEGER, 4294967296, -1),
  fc.jsonValue({ maxDepth: 3 }),
)
const node = fc.record(
  {
    id: fc.oneof(fc.constantFrom('n1', 'n2', 'n3'), hostile),
    type: fc.oneof(fc.constantFrom(...specs.keys()), hostile),
    params: fc.dictionary(fc.constantFrom('text', 'suffix', 'value', '__proto__'), hostile),
    mode: fc.constantFrom('active', 'muted', 'bypassed', 'evil'),
    at: hostile,
  },
  { requiredKeys: [] },
)
const end = fc.oneof(fc.constantFrom('n1.text', 'n2.text', 'n3.text', 'n1.suffix', 'n2.parts', 'n3.part'), hostile)
const document = fc.record(
  {
    format: fc.oneof({ weight: 20, arbitrary: fc.constant('reelgraph') }, { weight: 1, arbitrary: hostile }),
    version: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(1, 0) }, { weight: 1, arbitrary: hostile }),
    id: fc.oneof({ weight: 20, arbitrary: fc.constant('g') }, { weight: 1, arbitrary: hostile }),
    nodes: fc.oneof({ weight: 20, arbitrary: fc.array(node, { maxLength: 6 }) }, { weight: 1, arbitrary: hostile }),
    edges: fc.array(fc.record({ from: end, to: end }), { maxLength: 8 }),
    overrides: fc.dictionary(fc.constantFrom('n1', '__proto__', 'constructor'), hostile),
    edits: hostile,
    pins: hostile,
  },
  { requiredKeys: ['format', 'version', 'id'] },
)

describe('case 23: hostile documents', () => {
  it('10,000 fuzzed graphs each get an answer', () => {
    fc.assert(
      fc.property(document, json => {
        expect(answer(JSON.parse(JSON.stringify(json)))).toBeGreaterThanOrEqual(0)
        expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('nesting without end is refused in words', () => {
    const deep = JSON.parse(
      `{"format":"reelgraph","version":1,"id":"g","nodes":[{"id":"a","type":"t/text","params":{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}}]}`,
    )
    expect(parseDocument(deep)).toMatchObject({ problems: [{ code: 'too-deep' }] })
  })

  it('a megabyte of text, and a hundred thousand nodes, are answered', () => {
    const base = { format: 'reelgraph', version: 1, id: 'g' }
    expect(answer({ ...base, nodes: [{ id: 'a', type: 't/text', params: { text: 'x'.repeat(1 << 20) } }] })).toBe(0)
    const nodes = Array.from({ length: MOST_NODES }, (_, at) => ({
      id: `n${at}`,
      type: at === 0 ? 't/text' : 't/upper',
    }))
    const edges = nodes.slice(1).map((_, at) => ({ from: `n${at}.text`, to: `n${at + 1}.text` }))
    expect(answer({ ...base, nodes, edges })).toBe(0)
    expect(answer({ ...base, nodes: [...nodes, nodes[0]] })).toBe(1)
    const half = nodes.slice(0, MOST_NODES / 2)
    expect(answer({ ...base, nodes: [...half, ...half] })).toBeGreaterThanOrEqual(half.length)
    expect(
      answer({ ...base, nodes, edges: [...edges, { from: `n${MOST_NODES - 1}.text`, to: 'n1.suffix' }] }),
    ).toBeGreaterThan(0)
  }, 120_000)

  it('names that JavaScript keeps for itself are no ids, and pollute nothing', () => {
    const parsed = parseDocument(
      JSON.parse(
        '{"format":"reelgraph","version":1,"id":"g","nodes":[{"id":"__proto__","type":"t/text"}],"overrides":{"__proto__":{"":{"polluted":1}}}}',
      ),
    )
    expect(parsed).toMatchObject({ problems: [{ code: 'schema' }] })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
