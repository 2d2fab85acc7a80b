// The node library: every `*.node` file beside this one, found by name, so that a new node is one file and nothing else.
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AnyNode } from '../engine/graph/define.ts'
import type { PortType } from '../engine/graph/ports.ts'
import { portTypes } from './types.ts'

const NODE_FILE = /\.node\.(ts|js)$/

/** Loads every node of the library. @throws Error naming the file that declares no node, or a type declared twice */
export async function loadLibrary(): Promise<{ nodes: ReadonlyMap<string, AnyNode>; portTypes: readonly PortType[] }> {
  const root = dirname(fileURLToPath(import.meta.url))
  const files = (await readdir(root, { recursive: true })).filter(file => NODE_FILE.test(file)).sort()
  const nodes = new Map<string, AnyNode>()
  for (const file of files) {
    const { default: node } = (await import(pathToFileURL(join(root, file)).href)) as { default?: AnyNode }
    if (!node?.type || typeof node.run !== 'function')
      throw new Error(`${file} declares no node: export one as default from defineNode`)
    if (nodes.has(node.type))
      throw new Error(`${file} declares ${node.type}, which is there already; node types are unique`)
    nodes.set(node.type, node)
  }
  return { nodes, portTypes }
}
