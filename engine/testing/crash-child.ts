// A process that runs (or resumes) a graph in the folder it is given, says so, and can be killed at any moment.
import { createEngine } from '../run/engine.ts'
import { openStore } from '../store/store.ts'
import { Num, Part, pack, Text } from './pack.ts'
import { graph } from './rig.ts'

/** Work that takes long enough to be killed in, and the graph that needs it. */
const nodes = new Map(
  pack(async type => {
    if (type === 't/map' || type.startsWith('step')) await new Promise(resolve => setTimeout(resolve, 3))
  }).map(node => [node.type, node]),
)
const scenes = Array.from({ length: 30 }, (_, at) => `s${at}:scene ${at}`).join('|')
const document = graph(
  {
    text: ['t/text', { text: scenes }],
    split: ['t/split'],
    a: ['t/map', { suffix: '1' }],
    b: ['t/map', { suffix: '2' }],
    join: ['t/join'],
    chain: ['t/chain', { words: 'one two three four five six' }],
  },
  ['text.text > split.text', 'split.parts > a.part', 'a.part > b.part', 'b.part > join.parts'],
)

const store = openStore(process.argv[2] as string, { inThread: true })
const engine = createEngine({
  store,
  library: { nodes, portTypes: [Text, Num, Part] },
  dispatcher: { dispatch: () => Promise.reject(new Error('no workers here')), offers: async () => false },
})
const [resumed] = await engine.resume()
const run = resumed ?? (await engine.start({ graph: document, targets: [], allowPartial: false, force: false }))
process.send?.({ resumed: resumed !== undefined })
const info = await run.finished
const join = engine.runResults(run.id).find(result => result.node === 'join')
process.send?.({ status: info.status, counts: info.counts, digest: join?.outputs[0]?.digest }, () => {
  void engine.close().then(() => process.disconnect())
})
