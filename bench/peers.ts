// The same layered graph in other node-graph engines of the registry: rete-engine and @baklavajs/engine. Neither has keys,
// a durable cache or events; they are here to show what walking a graph costs elsewhere.
import { Editor as BaklavaEditor, defineNode, type Graph, NodeInterface } from '@baklavajs/core'
import { DependencyEngine } from '@baklavajs/engine'
import { ClassicPreset, NodeEditor } from 'rete'
import { DataflowEngine } from 'rete-engine'

/** A graph as the peers take it: nodes with a word and the ids of the nodes they read, in topological order. */
export type PlainNode = { readonly id: string; readonly word: string; readonly from: readonly string[] }
export type Compute = (a: string, b: string, word: string) => string

const socket = new ClassicPreset.Socket('text')

class Step extends ClassicPreset.Node {
  readonly word: string
  private readonly compute: Compute
  constructor(word: string, compute: Compute) {
    super(word)
    this.word = word
    this.compute = compute
    this.addInput('a', new ClassicPreset.Input(socket))
    this.addInput('b', new ClassicPreset.Input(socket))
    this.addOutput('text', new ClassicPreset.Output(socket))
  }
  data(inputs: { a?: string[]; b?: string[] }): { text: string } {
    return { text: this.compute(inputs.a?.[0] ?? '', inputs.b?.[0] ?? '', this.word) }
  }
}
type Wire = ClassicPreset.Connection<Step, Step>
type Scheme = { Node: Step; Connection: Wire & { source: string; target: string } }

/** ms for one cold pass over all nodes that nobody reads. */
export async function rete(nodes: readonly PlainNode[], compute: Compute): Promise<number> {
  const editor = new NodeEditor<Scheme>()
  const engine = new DataflowEngine<Scheme>()
  editor.use(engine)
  const made = new Map<string, Step>()
  for (const { id, word, from } of nodes) {
    const step = new Step(word, compute)
    made.set(id, step)
    await editor.addNode(step)
    for (const [at, source] of from.entries()) {
      const before = made.get(source)
      if (before)
        await editor.addConnection(new ClassicPreset.Connection(before, 'text', step, at === 0 ? 'a' : 'b') as Wire)
    }
  }
  const read = new Set(nodes.flatMap(node => node.from))
  const last = nodes.filter(node => !read.has(node.id))
  const began = performance.now()
  for (const { id } of last) await engine.fetch(made.get(id)?.id ?? '')
  return performance.now() - began
}

/** ms for one cold pass over the whole graph. */
export async function baklava(nodes: readonly PlainNode[], compute: Compute): Promise<number> {
  const BaklavaStep = defineNode({
    type: 'Step',
    inputs: {
      a: () => new NodeInterface('a', ''),
      b: () => new NodeInterface('b', ''),
      word: () => new NodeInterface('word', ''),
    },
    outputs: { text: () => new NodeInterface('text', '') },
    calculate: ({ a, b, word }: { a: string; b: string; word: string }) => ({ text: compute(a, b, word) }),
  })
  const editor = new BaklavaEditor()
  editor.registerNodeType(BaklavaStep)
  const graph: Graph = editor.graph
  const made = new Map<string, InstanceType<typeof BaklavaStep>>()
  for (const { id, word, from } of nodes) {
    const step = new BaklavaStep()
    graph.addNode(step)
    step.inputs.word.value = word
    made.set(id, step)
    for (const [at, source] of from.entries()) {
      const before = made.get(source)
      if (before) graph.addConnection(before.outputs.text, at === 0 ? step.inputs.a : step.inputs.b)
    }
  }
  const engine = new DependencyEngine(editor)
  const began = performance.now()
  await engine.runOnce(undefined)
  return performance.now() - began
}
