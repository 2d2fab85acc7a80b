// The map of the graph in the lower right corner: everything at once, and the view as a window that can be moved. It comes
// when a part of the graph is out of sight, and is in nobody's way while all of it is there.
import { Panel, useReactFlow, useStoreApi } from '@xyflow/react'
import { memo, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { useSession, useShell } from '../hooks.ts'
import { type Catalog, nodeFamily } from '../state/catalog.ts'
import { whenIdle } from '../state/idle.ts'
import { around, type Rect } from './flow/rect.ts'
import type { Scene } from './flow/scene.ts'
import { readTokens } from './tokens.ts'

const WIDTH = 168
const HEIGHT = 108
const MARGIN = 8

/** The longest that the map is behind the graph, in ms. */
const MAP_MS = 300

/** How the graph lies on the map: its scale, and where its origin is. */
interface Lie {
  readonly bounds: Rect
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const GraphMap = memo(function GraphMap({ scene }: { scene: Scene }) {
  const flow = useReactFlow()
  const store = useStoreApi()
  const catalog = useSession(session => session.catalog)
  const theme = useShell(shell => shell.theme)
  const sheet = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)

  const lie = useMemo((): Lie => {
    const bounds = around(scene.rects.values()) ?? { x: 0, y: 0, width: 1, height: 1 }
    const scale = Math.min((WIDTH - 2 * MARGIN) / bounds.width, (HEIGHT - 2 * MARGIN) / bounds.height)
    return {
      bounds,
      scale,
      x: (WIDTH - bounds.width * scale) / 2 - bounds.x * scale,
      y: (HEIGHT - bounds.height * scale) / 2 - bounds.y * scale,
    }
  }, [scene])

  useEffect(() => {
    void theme
    return whenIdle(() => {
      if (sheet.current) paintMap(sheet.current, scene, lie, catalog)
    }, MAP_MS)
  }, [scene, catalog, theme, lie])

  useEffect(() => {
    const place = (): void => {
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const { bounds } = lie
      const whole =
        bounds.x * zoom + x >= 0 &&
        bounds.y * zoom + y >= 0 &&
        (bounds.x + bounds.width) * zoom + x <= width &&
        (bounds.y + bounds.height) * zoom + y <= height
      panel.current?.toggleAttribute('data-idle', whole)
      const left = (-x / zoom) * lie.scale + lie.x
      const top = (-y / zoom) * lie.scale + lie.y
      if (frame.current)
        frame.current.style.cssText = `transform:translate(${left}px,${top}px);width:${(width / zoom) * lie.scale}px;height:${(height / zoom) * lie.scale}px`
    }
    place()
    return store.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width || state.height !== before.height)
        place()
    })
  }, [store, lie])

  const go = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    void flow.setCenter((event.clientX - box.left - lie.x) / lie.scale, (event.clientY - box.top - lie.y) / lie.scale, {
      zoom: flow.getZoom(),
    })
  }
  return (
    <Panel ref={panel} position="bottom-right" className="graph-map">
      <div
        className="nopan"
        role="img"
        aria-label="Map of the graph"
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
      >
        <canvas ref={sheet} style={{ width: WIDTH, height: HEIGHT }} />
        <div ref={frame} className="map-view" />
      </div>
    </Panel>
  )
})

function paintMap(canvas: HTMLCanvasElement, scene: Scene, { scale, x, y }: Lie, catalog: Catalog): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const dense = Math.min(2, devicePixelRatio)
  canvas.width = WIDTH * dense
  canvas.height = HEIGHT * dense
  const color = readTokens()
  context.scale(dense, dense)
  for (const [id, thing] of scene.things) {
    const rect = scene.rects.get(id)
    if (!rect) continue
    const step = thing.type === 'step'
    context.globalAlpha = step ? 0.62 : thing.type === 'frame' ? 0.35 : 1
    context.fillStyle = color(
      step ? `family-${nodeFamily(catalog, catalog.specs.get(thing.data.node.type))}` : 'line-strong',
    )
    context.fillRect(
      rect.x * scale + x,
      rect.y * scale + y,
      Math.max(1, rect.width * scale),
      Math.max(1, rect.height * scale),
    )
  }
}
