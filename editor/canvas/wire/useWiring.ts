// Drawing wires: where one may go, what it does when it is let go, and moving the end of one that is there.
import { type ReactFlowProps, useReactFlow } from '@xyflow/react'
import { useCallback, useMemo, useRef } from 'react'
import { useEditor, useShell } from '../../hooks.ts'
import { wire } from '../../state/actions/wire.ts'
import { edgeId, remove } from '../../state/document/commands.ts'
import { type Fit, fittingPorts, type LooseEnd, refusal } from '../../state/edit/connection.ts'
import { endsOf, type FlowEdge, type FlowNode } from '../flow/adapter.ts'
import { useSteady } from '../flow/useSteady.ts'
import type { PortMenuRequest } from './PortMenu.tsx'
import { WireInHand } from './WireInHand.tsx'

/** @param ask shows the menu of ports when a wire fits several of a node's */
export function useWiring(ask: (request: PortMenuRequest) => void) {
  const editor = useEditor()
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const loose = useShell(shell => shell.loose)
  const reconnected = useRef(false)

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
      else if (fits.length > 0) ask({ x: point.clientX, y: point.clientY, fits, choose })
      else editor.shell.toast('info', 'Nothing on that node takes this wire.')
    } else if (under?.closest('.react-flow__pane')) {
      const { x, y } = flow.screenToFlowPosition({ x: point.clientX, y: point.clientY })
      editor.shell.setState({ palette: { at: [x, y], loose: end } })
    }
  }

  const handlers = useSteady({
    isValidConnection: connection => {
      const { from, to } = endsOf(connection as FlowEdge)
      return valid(from, to)
    },
    onConnectStart: (_, { nodeId, handleId, handleType }) =>
      editor.shell.setState({ loose: looseEnd(nodeId, handleId, handleType === 'source' ? 'output' : 'input') }),
    onConnect: connection => {
      const { from, to } = endsOf(connection)
      wire(editor, from, to)
    },
    onConnectEnd: (event, state) => {
      const end = editor.shell.getState().loose
      editor.shell.setState({ loose: undefined })
      if (!end || state.isValid) return
      if (state.toHandle) {
        const reason = refusal(editor.document, editor.specs, end, `${state.toHandle.nodeId}.${state.toHandle.id}`)
        if (reason) editor.shell.toast('bad', reason)
      } else drop(event, end)
    },
    onReconnectStart: (_, edge, handleType) => {
      reconnected.current = false
      // The handle type names the end that stays.
      editor.shell.setState({
        loose:
          handleType === 'target'
            ? looseEnd(edge.target, edge.targetHandle ?? '', 'input')
            : looseEnd(edge.source, edge.sourceHandle ?? '', 'output'),
      })
    },
    onReconnect: (edge, connection) => {
      reconnected.current = true
      const { from, to } = endsOf(connection)
      if (edgeId({ from, to }) !== edge.id) wire(editor, from, to, edge.id)
    },
    onReconnectEnd: (_, edge) => {
      editor.shell.setState({ loose: undefined })
      if (!reconnected.current) editor.run(remove, { edges: [edge.id] })
    },
  } satisfies Partial<ReactFlowProps<FlowNode, FlowEdge>>)
  return { connectionLineComponent: WireInHand, connectionRadius: 18, reconnectRadius: 14, ...handlers }
}
