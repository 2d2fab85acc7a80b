// The yardstick: React Flow's own kind of stress page, 25 × 25 of its default nodes, each wired to the next.
import '@xyflow/react/dist/style.css'
import {
  addEdge,
  Background,
  type Connection,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from '@xyflow/react'
import { useCallback } from 'react'
import { createRoot } from 'react-dom/client'

const SIDE = 25

function grid(): { nodes: Node[]; edges: Edge[] } {
  const nodes: Node[] = []
  const edges: Edge[] = []
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const id = `${row * SIDE + column}`
      nodes.push({ id, data: { label: `Node ${id}` }, position: { x: column * 200, y: row * 80 } })
      if (nodes.length > 1) edges.push({ id: `e${id}`, source: `${nodes.length - 2}`, target: id })
    }
  return { nodes, edges }
}

const start = grid()

function Stress() {
  const [nodes, , onNodesChange] = useNodesState(start.nodes)
  const [edges, setEdges, onEdgesChange] = useEdgesState(start.edges)
  const onConnect = useCallback((made: Connection) => setEdges(all => addEdge(made, all)), [setEdges])
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onConnect={onConnect}
      minZoom={0.05}
      fitView
    >
      <MiniMap />
      <Controls />
      <Background />
    </ReactFlow>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('stress.html lacks its root')
createRoot(root).render(<Stress />)
