// The canvas: xyflow with our nodes, wires and gestures.
import '@xyflow/react/dist/base.css'
import './canvas.css'
import './node/node.css'
import '../faces/faces.css'
import {
  type NodeTypes,
  ReactFlow,
  type ReactFlowProps,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react'
import { useState } from 'react'
import { useDocument, useEditor, useShell } from '../hooks.ts'
import { addReroute, isFree, wiresOnto } from '../state/actions/wire.ts'
import type { MenuRequest } from '../state/shell.ts'
import { FrameNode } from './area/FrameNode.tsx'
import { NoteNode } from './area/NoteNode.tsx'
import { CanvasControls } from './CanvasControls.tsx'
import { CanvasMenu } from './CanvasMenu.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { endsOf, type FlowEdge, type FlowNode } from './flow/adapter.ts'
import { useDistance } from './flow/distance.ts'
import { within } from './flow/rect.ts'
import { useScene } from './flow/scene.ts'
import { useFlow } from './flow/useFlow.ts'
import { useLifted } from './flow/useLifted.ts'
import { useSteady } from './flow/useSteady.ts'
import { firstView, MAX_ZOOM, minZoom, useCanvasView, useUncovered } from './flow/view.ts'
import { GraphMap } from './GraphMap.tsx'
import { Ground } from './Ground.tsx'
import { Guides } from './Guides.tsx'
import { DotNode } from './node/DotNode.tsx'
import { NodeTools } from './node/NodeTools.tsx'
import { StepNode } from './node/StepNode.tsx'
import { Overview } from './overview/Overview.tsx'
import { Trail } from './Trail.tsx'
import { PortMenu, type PortMenuRequest } from './wire/PortMenu.tsx'
import { useWiring } from './wire/useWiring.ts'
import { Wire } from './wire/Wire.tsx'

const NODE_TYPES: NodeTypes = {
  step: StepNode,
  dot: DotNode,
  frame: FrameNode,
  note: NoteNode,
} as unknown as NodeTypes
const EDGE_TYPES = { wire: Wire }
const SNAP: [number, number] = [11, 11]
const PAN_BUTTONS = [0, 1]

/** What reads the stores itself: the same elements at every render, so that frames of a drag pass them by. */
const GROUND = <Ground />
const TOOLS = <NodeTools />
const AROUND = (
  <>
    <CanvasControls />
    <Trail />
    <EmptyCanvas />
  </>
)

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  )
}

function Flow() {
  const editor = useEditor()
  const flow = useReactFlow<FlowNode, FlowEdge>()
  useUnmeasured()
  const scene = useScene()
  const distance = useDistance()
  const overview = scene.large && distance === 'far'
  const [under, setUnder] = useState<string>()
  const { nodes, edges, awake, guides, onNodesChange, onEdgesChange } = useFlow(scene, overview, under)
  const minimap = useShell(shell => shell.minimap)
  const theme = useShell(shell => shell.theme)
  const loose = useShell(shell => shell.loose)
  const snap = useShell(shell => shell.snap)
  const graph = useDocument(state => state.document.id)
  const menu = useShell(shell => shell.menu)
  const setMenu = (request?: MenuRequest): void => editor.shell.setState({ menu: request })
  const [ports, setPorts] = useState<PortMenuRequest>()
  const wiring = useWiring(setPorts)
  const [first] = useState(() => firstView(editor, scene))
  useCanvasView(scene)
  useUncovered(flow)
  useLifted()

  const at = (event: { clientX: number; clientY: number }): readonly [number, number] => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    return [x, y]
  }

  /** In the overview the thing under the pointer becomes one of xyflow's, so that it can be clicked and dragged. */
  const hover = (event: { clientX: number; clientY: number; buttons: number }): void => {
    if (!overview || event.buttons !== 0) return
    const [x, y] = at(event)
    let found: string | undefined
    for (const [id, rect] of scene.rects) if (within(rect, x, y) && scene.things.get(id)?.type === 'step') found = id
    setUnder(found)
  }

  /** A node without wires that is dragged over a wire would go onto it. */
  const onto = (event: MouseEvent | TouchEvent, dragged: FlowNode, all: FlowNode[]): void => {
    const node = all.length === 1 && 'clientX' in event ? editor.node(dragged.id) : undefined
    const over = node && isFree(editor.document, node.id) ? edgeUnder(event as MouseEvent) : undefined
    const edge = over === undefined ? undefined : edges.find(each => each.id === over)
    const fits = node && edge && wiresOnto(editor.document, editor.specs, endsOf(edge), node) !== undefined
    const found = fits ? edge.id : undefined
    if (editor.shell.getState().onto !== found) editor.shell.setState({ onto: found })
  }

  const handlers = useSteady({
    onNodesChange,
    onEdgesChange,
    onEdgeDoubleClick: (event, edge) => addReroute(editor, endsOf(edge), at(event)),
    onEdgeClick: (event, edge) => event.altKey && addReroute(editor, endsOf(edge), at(event)),
    onNodeDrag: onto,
    onNodeDragStop: () => editor.shell.setState({ onto: undefined }),
    onNodeContextMenu: (event, node) => {
      event.preventDefault()
      if ((node.type === 'step' || node.type === 'dot') && !editor.selection.getState().nodes.includes(node.id))
        editor.select({ nodes: [node.id] })
      setMenu({ x: event.clientX, y: event.clientY, at: at(event), over: 'node' })
    },
    onEdgeContextMenu: (event, edge) => {
      event.preventDefault()
      editor.select({ edges: [edge.id] })
      setMenu({ x: event.clientX, y: event.clientY, at: at(event), over: 'wire', edge: endsOf(edge) })
    },
    onPaneContextMenu: event => {
      event.preventDefault()
      setMenu({ x: event.clientX, y: event.clientY, at: at(event), over: 'canvas' })
    },
    onPaneClick: () => {
      editor.shell.setState({ hover: undefined })
      editor.select({})
    },
    onPaneMouseMove: hover,
    onMoveEnd: (_, viewport) => {
      editor.viewports.set(graph, viewport)
    },
    onMoveStart: () => editor.shell.setState({ hover: undefined }),
  } satisfies Partial<ReactFlowProps<FlowNode, FlowEdge>>)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the palette opens by Tab from the keyboard
    <div
      className="canvas"
      data-wiring={loose ? true : undefined}
      data-distance={distance}
      onDoubleClick={event => {
        if ((event.target as Element).classList.contains('react-flow__pane'))
          editor.shell.setState({ palette: { at: at(event) } })
      }}
    >
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        {...wiring}
        {...handlers}
        onlyRenderVisibleElements
        snapToGrid={snap}
        disableKeyboardA11y
        snapGrid={SNAP}
        panOnDrag={PAN_BUTTONS}
        selectionKeyCode={['Shift', 'Control']}
        multiSelectionKeyCode={['Shift', 'Control']}
        selectionMode={SelectionMode.Partial}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        minZoom={minZoom(scene)}
        maxZoom={MAX_ZOOM}
        defaultViewport={first}
        colorMode={theme}
        proOptions={{ hideAttribution: true }}
        nodeDragThreshold={3}
      >
        {GROUND}
        <Guides guides={guides} />
        {overview && <Overview scene={scene} without={awake} />}
        {minimap && scene.things.size > 6 && <GraphMap scene={scene} />}
        {TOOLS}
      </ReactFlow>
      {AROUND}
      {menu && <CanvasMenu request={menu} onClose={() => setMenu()} />}
      {ports && <PortMenu request={ports} onClose={() => setPorts(undefined)} />}
    </div>
  )
}

/** The wire under the pointer, whatever lies over it. */
const edgeUnder = ({ clientX, clientY }: MouseEvent): string | undefined =>
  document
    .elementsFromPoint(clientX, clientY)
    .find(element => element.closest('.react-flow__edge'))
    ?.closest('.react-flow__edge')
    ?.getAttribute('data-id') ?? undefined

/** Sizes and ports are known from the declarations: xyflow need not measure what it draws, which costs a layout each time. */
function useUnmeasured(): void {
  const store = useStoreApi()
  useState(() => store.setState({ updateNodeInternals: () => undefined }))
}
