// Writes ONNX files: a graph of operators and float weights in the protobuf encoding of onnx.proto3 (IR 8, opset 13).

/** A weight: row-major floats or 64-bit integers with their shape. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly data: Float32Array | BigInt64Array
}

/** Integers are written as `i`/`ints`, `{ float }` as `f`, texts as `s`. */
export type Attribute = number | readonly number[] | string | { readonly float: number }

/** A named input or output of the graph. A text in `shape` is a free dimension's name. All are float32. */
export interface Port {
  readonly name: string
  readonly shape: readonly (number | string)[]
}

// Field numbers and enum values from the public schema, onnx/onnx.proto3.
const FLOAT = 1
const INT64 = 7
const ATTRIBUTE_FLOAT = 1
const ATTRIBUTE_INT = 2
const ATTRIBUTE_STRING = 3
const ATTRIBUTE_INTS = 7
const IR_VERSION = 8
const OPSET = 13

const WIRE_VARINT = 0
const WIRE_BYTES = 2
const WIRE_FIXED32 = 5

/** A protobuf message under construction: a list of byte runs, joined once at the end. */
export class Message {
  private readonly parts: Uint8Array[] = []
  private size = 0

  private push(bytes: Uint8Array): this {
    this.parts.push(bytes)
    this.size += bytes.length
    return this
  }

  /** A whole number, negative ones as 64-bit two's complement. */
  int(field: number, value: number): this {
    return this.push(varint((field << 3) | WIRE_VARINT)).push(varint(value))
  }
  float(field: number, value: number): this {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setFloat32(0, value, true)
    return this.push(varint((field << 3) | WIRE_FIXED32)).push(bytes)
  }
  bytes(field: number, value: Uint8Array): this {
    return this.push(varint((field << 3) | WIRE_BYTES))
      .push(varint(value.length))
      .push(value)
  }
  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }
  message(field: number, value: Message): this {
    return this.bytes(field, value.finish())
  }
  finish(): Uint8Array {
    const out = new Uint8Array(this.size)
    let at = 0
    for (const part of this.parts) {
      out.set(part, at)
      at += part.length
    }
    return out
  }
}

/** Base-128 with the low group first; a negative number takes ten bytes. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value))
  const out: number[] = []
  do {
    const low = Number(rest & 127n)
    rest >>= 7n
    out.push(rest > 0n ? low | 128 : low)
  } while (rest > 0n)
  return Uint8Array.from(out)
}

/** Collects nodes and weights; every method that adds a node returns the name of its output. */
export class OnnxGraph {
  private readonly nodes: Message[] = []
  private readonly initializers: Message[] = []
  private count = 0

  /** Adds a weight and returns its name. */
  weight(tensor: Tensor): string {
    const size = tensor.shape.reduce((product, side) => product * side, 1)
    if (size !== tensor.data.length)
      throw new RangeError(
        `A weight of shape ${tensor.shape.join('×')} holds ${size} numbers, not ${tensor.data.length}`,
      )
    const name = `w${this.count++}`
    const message = new Message()
    for (const side of tensor.shape) message.int(1, side)
    message.int(2, tensor.data instanceof Float32Array ? FLOAT : INT64).text(8, name)
    this.initializers.push(message.bytes(9, littleEndian(tensor.data)))
    return name
  }

  /** A list of integers as a weight, such as a shape for Reshape. */
  integers(values: readonly number[]): string {
    return this.weight({ shape: [values.length], data: BigInt64Array.from(values, BigInt) })
  }

  /** Adds an operator with one output. `output` names it when the graph hands it out. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Record<string, Attribute> = {},
    output?: string,
  ): string {
    const name = output ?? `t${this.count++}`
    const message = new Message()
    for (const input of inputs) message.text(1, input)
    message.text(2, name).text(3, `${operator}_${name}`).text(4, operator)
    for (const [key, value] of Object.entries(attributes)) message.message(5, attribute(key, value))
    this.nodes.push(message)
    return name
  }

  /** The bytes of the model file. */
  finish(name: string, inputs: readonly Port[], outputs: readonly Port[]): Uint8Array {
    const graph = new Message()
    for (const node of this.nodes) graph.message(1, node)
    graph.text(2, name)
    for (const weight of this.initializers) graph.message(5, weight)
    for (const port of inputs) graph.message(11, valueInfo(port))
    for (const port of outputs) graph.message(12, valueInfo(port))
    return new Message()
      .int(1, IR_VERSION)
      .text(2, 'reelgraph')
      .message(7, graph)
      .message(8, new Message().text(1, '').int(2, OPSET))
      .finish()
  }
}

function attribute(name: string, value: Attribute): Message {
  const message = new Message().text(1, name)
  if (typeof value === 'number') return message.int(3, value).int(20, ATTRIBUTE_INT)
  if (typeof value === 'string') return message.text(4, value).int(20, ATTRIBUTE_STRING)
  if ('float' in value) return message.float(2, value.float).int(20, ATTRIBUTE_FLOAT)
  for (const item of value) message.int(8, item)
  return message.int(20, ATTRIBUTE_INTS)
}

function valueInfo(port: Port): Message {
  const shape = new Message()
  for (const side of port.shape)
    shape.message(1, typeof side === 'number' ? new Message().int(1, side) : new Message().text(2, side))
  return new Message()
    .text(1, port.name)
    .message(2, new Message().message(1, new Message().int(1, FLOAT).message(2, shape)))
}

/** ONNX raw data is little-endian whatever the machine is. */
function littleEndian(data: Float32Array | BigInt64Array): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return bytes
  const width = data.BYTES_PER_ELEMENT
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse()
  return bytes
}
