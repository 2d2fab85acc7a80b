// The canvas: xyflow with our nodes, wires and gestures.
import '@xyflow/react/dist/base.css'
import './canvas.css'
import './node/node.css'
import '../faces/faces.css'
import {
  Background,
  BackgroundVariant,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDocument, useEditor, useShell } from '../hooks.ts'
import { wire } from '../state/actions.ts'
import { edgeId, remove } from '../state/document/commands.ts'
import { type Fit, fittingPorts, type LooseEnd, refusal } from '../state/edit/connection.ts'
import { FrameNode } from './area/FrameNode.tsx'
import { NoteNode } from './area/NoteNode.tsx'
import { CanvasControls } from './CanvasControls.tsx'
import { CanvasMenu, type MenuRequest } from './CanvasMenu.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { endsOf, type FlowEdge, type FlowNode, geometryOf, useDistance, useFlow } from './flow/adapter.ts'
import { fitting, glide, useUncovered } from './flow/view.ts'
import { GraphMap } from './GraphMap.tsx'
import { NodeTools } from './node/NodeTools.tsx'
import { StepNode } from './node/StepNode.tsx'
import { PortMenu, type PortMenuRequest } from './wire/PortMenu.tsx'
import { Wire } from './wire/Wire.tsx'
import { WireInHand } from './wire/WireInHand.tsx'

const NODE_TYPES: NodeTypes = { step: StepNode, frame: FrameNode, note: NoteNode } as unknown as NodeTypes
const EDGE_TYPES = { wire: Wire }
const SNAP: [number, number] = [11, 11]
const PAN_BUTTONS = [0, 1]
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
  const { nodes, edges, onNodesChange, onEdgesChange } = useFlow()
  const minimap = useShell(shell => shell.minimap)
  const theme = useShell(shell => shell.theme)
  const loose = useShell(shell => shell.loose)
  const distance = useDistance()
  const graph = useDocument(state => state.document.id)
  const [menu, setMenu] = useState<MenuRequest>()
  const [ports, setPorts] = useState<PortMenuRequest>()
  const reconnected = useRef(false)

  useEffect(() => {
    const size = (id: string): readonly [number, number] => {
      const node = editor.node(id)
      const { width, height } = node
        ? geometryOf(editor.document, editor.session.getState().catalog, node)
        : { width: 0, height: 0 }
      return [width, height]
    }
    editor.canvas = {
      fit: ids =>
        void flow.fitView({
          ...fitting(),
          duration: glide(160),
          ...(ids ? { nodes: ids.map(id => ({ id })), maxZoom: 1.1 } : {}),
        }),
      center: () => {
        const box = document.querySelector('.canvas')?.getBoundingClientRect()
        const { x, y } = flow.screenToFlowPosition(
          box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 },
        )
        return [x, y]
      },
      size,
      zoom: by =>
        void (by === 'in'
          ? flow.zoomIn({ duration: glide(120) })
          : by === 'out'
            ? flow.zoomOut({ duration: glide(120) })
            : flow.zoomTo(1, { duration: glide(120) })),
    }
    return () => {
      editor.canvas = undefined
    }
  }, [editor, flow])

  // A graph that is opened is shown whole; one that is shown again, as it was left.
  useEffect(() => {
    const { viewport } = editor
    const frame = requestAnimationFrame(() => {
      if (viewport?.graph === graph) void flow.setViewport(viewport)
      else void flow.fitView(fitting())
    })
    return () => cancelAnimationFrame(frame)
  }, [editor, flow, graph])

  useUncovered(flow)

  const valid = useMemo(() => {
    const known = new Map<string, boolean>()
    return (from: string, to: string): boolean => {
      const pair = `${from}>${to}`
      let fits = known.get(pair)
      if (fits === undefined) {
        fits =
          loose !== undefined &&
          !refusal(
            editor.document,
            editor.specs,
            { ...loose, end: loose.side === 'output' ? from : to },
            loose.side === 'output' ? to : from,
          )
        known.set(pair, fits)
      }
      return fits
    }
  }, [editor, loose])

  const looseEnd = useCallback(
    (nodeId: string | null, handleId: string | null, side: LooseEnd['side']): LooseEnd | undefined => {
      const spec = editor.specs.get(editor.node(nodeId ?? '')?.type ?? '')
      const port =
        side === 'output'
          ? spec?.outputs.find(each => each.name === handleId)
          : (spec?.inputs.find(each => each.name === handleId) ?? spec?.params.find(each => each.name === handleId))
      return port && { end: `${nodeId}.${handleId}`, side, type: port.type }
    },
    [editor],
  )

  const at = (event: { clientX: number; clientY: number }): readonly [number, number] => {
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    return [x, y]
  }

  /** A wire let go over a node's body goes into its first fitting port, or asks which; over the canvas it opens the palette. */
  const drop = (event: MouseEvent | TouchEvent, end: LooseEnd): void => {
    const point = 'changedTouches' in event ? event.changedTouches[0] : event
    if (!point) return
    const under = document.elementFromPoint(point.clientX, point.clientY)
    const over = under?.closest('.react-flow__node-step')?.getAttribute('data-id')
    const node = over ? editor.node(over) : undefined
    if (node) {
      if (end.end.startsWith(`${node.id}.`)) return
      const fits = fittingPorts(editor.document, editor.specs, node, end)
      const ports = fits.filter(fit => !fit.param)
      const choose = (fit: Fit): void =>
        end.side === 'output'
          ? wire(editor, end.end, `${node.id}.${fit.port}`)
          : wire(editor, `${node.id}.${fit.port}`, end.end)
      const only =
        fits.length === 1
          ? fits[0]
          : ports.length === 1 && fits.every(fit => !fit.param || fit.type !== ports[0]?.type)
            ? ports[0]
            : undefined
      if (only) choose(only)
      else if (fits.length > 0) setPorts({ x: point.clientX, y: point.clientY, fits, choose })
      else editor.shell.toast('info', 'Nothing on that node takes this wire.')
    } else if (under?.closest('.react-flow__pane')) {
      editor.shell.setState({ palette: { at: at(point), loose: end } })
    }
  }

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
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        connectionLineComponent={WireInHand}
        connectionRadius={18}
        isValidConnection={connection => {
          const { from, to } = endsOf(connection as FlowEdge)
          return valid(from, to)
        }}
        onConnectStart={(_, { nodeId, handleId, handleType }) =>
          editor.shell.setState({ loose: looseEnd(nodeId, handleId, handleType === 'source' ? 'output' : 'input') })
        }
        onConnect={connection => {
          const { from, to } = endsOf(connection)
          wire(editor, from, to)
        }}
        onConnectEnd={(event, state) => {
          const end = editor.shell.getState().loose
          editor.shell.setState({ loose: undefined })
          if (!end || state.isValid) return
          if (state.toHandle) {
            const reason = refusal(editor.document, editor.specs, end, `${state.toHandle.nodeId}.${state.toHandle.id}`)
            if (reason) editor.shell.toast('bad', reason)
          } else drop(event, end)
        }}
        onReconnectStart={(_, edge, handleType) => {
          reconnected.current = false
          // The handle type names the end that stays.
          editor.shell.setState({
            loose:
              handleType === 'target'
                ? looseEnd(edge.target, edge.targetHandle ?? '', 'input')
                : looseEnd(edge.source, edge.sourceHandle ?? '', 'output'),
          })
        }}
        onReconnect={(edge, connection) => {
          reconnected.current = true
          const { from, to } = endsOf(connection)
          if (edgeId({ from, to }) !== edge.id) wire(editor, from, to, edge.id)
        }}
        onReconnectEnd={(_, edge) => {
          editor.shell.setState({ loose: undefined })
          if (!reconnected.current) editor.run(remove, { edges: [edge.id] })
        }}
        onEdgeDoubleClick={(event, edge) => editor.shell.setState({ palette: { at: at(event), edge: endsOf(edge) } })}
        onNodeContextMenu={(event, node) => {
          event.preventDefault()
          if (node.type === 'step' && !editor.selection.getState().nodes.includes(node.id))
            editor.select({ nodes: [node.id] })
          setMenu({ x: event.clientX, y: event.clientY, at: at(event), over: 'node' })
        }}
        onEdgeContextMenu={(event, edge) => {
          event.preventDefault()
          editor.select({ edges: [edge.id] })
          setMenu({ x: event.clientX, y: event.clientY, at: at(event), over: 'wire', edge: endsOf(edge) })
        }}
        onPaneContextMenu={event => {
          event.preventDefault()
          setMenu({ x: event.clientX, y: event.clientY, at: at(event), over: 'canvas' })
        }}
        onPaneClick={() => editor.shell.setState({ hover: undefined })}
        onMoveEnd={(_, viewport) => {
          editor.viewport = { graph, ...viewport }
        }}
        onMoveStart={() => editor.shell.setState({ hover: undefined })}
        onlyRenderVisibleElements
        snapToGrid
        snapGrid={SNAP}
        panOnDrag={PAN_BUTTONS}
        selectionKeyCode={['Shift', 'Control']}
        multiSelectionKeyCode={['Shift', 'Control']}
        selectionMode={SelectionMode.Partial}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        disableKeyboardA11y={false}
        minZoom={0.08}
        maxZoom={2.5}
        fitView={editor.viewport?.graph !== graph}
        fitViewOptions={fitting()}
        colorMode={theme}
        proOptions={{ hideAttribution: true }}
        nodeDragThreshold={3}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--grid)" />
        {minimap && nodes.length > 6 && <GraphMap />}
        <NodeTools />
      </ReactFlow>
      <CanvasControls />
      {menu && <CanvasMenu request={menu} onClose={() => setMenu(undefined)} />}
      {ports && <PortMenu request={ports} onClose={() => setPorts(undefined)} />}
      <EmptyCanvas />
    </div>
  )
}
