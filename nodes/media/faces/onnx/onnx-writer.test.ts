import { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { Message, OnnxGraph } from './onnx-writer.ts'

const hex = (message: Message): string => Buffer.from(message.finish()).toString('hex')

describe('protobuf', () => {
  it('writes the examples of the encoding guide', () => {
    // protobuf.dev, "Encoding": field 1 = 150, field 2 = "testing", field 3 = {field 1 = 150}.
    expect(hex(new Message().int(1, 150))).toBe('089601')
    expect(hex(new Message().text(2, 'testing'))).toBe('120774657374696e67')
    expect(hex(new Message().message(3, new Message().int(1, 150)))).toBe('1a03089601')
  })
  it('writes negative numbers in ten bytes and floats in four', () => {
    expect(hex(new Message().int(1, -2))).toBe('08feffffffffffffffff01')
    expect(hex(new Message().float(2, 1))).toBe('150000803f')
  })
})

describe('graphs', () => {
  it('run in onnxruntime with weights, integer and float attributes and free dimensions', async () => {
    const graph = new OnnxGraph()
    const scaled = graph.node('Mul', ['x', graph.weight({ shape: [2], data: Float32Array.of(2, -3) })])
    const leaky = graph.node('LeakyRelu', [scaled], { alpha: { float: 0.5 } })
    const turned = graph.node('Transpose', [leaky], { perm: [1, 0] })
    graph.node('Reshape', [turned, graph.integers([-1])], {}, 'y')
    const bytes = graph.finish('test', [{ name: 'x', shape: ['n', 2] }], [{ name: 'y', shape: ['m'] }])
    const session = await InferenceSession.create(bytes)
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(1, 1, 2, 2), [2, 2]) })
    expect(Array.from(y?.data as Float32Array)).toEqual([2, 4, -1.5, -3])
  })
  it('refuse a weight whose numbers do not fill its shape', () => {
    expect(() => new OnnxGraph().weight({ shape: [2, 3], data: new Float32Array(5) })).toThrow(/2×3 holds 6 numbers/)
  })
})
