// A large graph from far, painted on one canvas that lies on the ground and moves with it. Painted anew when the view rests.
import { useStore, useStoreApi, ViewportPortal } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useEditor, useSelection, useSession, useShell } from '../../hooks.ts'
import { nodeFamily } from '../../state/catalog.ts'
import { splitIds } from '../flow/adapter.ts'
import { meets, type Rect } from '../flow/rect.ts'
import type { Scene } from '../flow/scene.ts'
import { stateOf } from '../node/cell-buckets.ts'
import { readTokens } from '../tokens.ts'
import { paint } from './paint.ts'

/** How long the view rests before it is painted anew, and the longest that a moving view goes without, in ms. */
const REST_MS = 90
const MOVING_MS = 350
/** How often items that change are painted, in ms. */
const ITEMS_MS = 400
/** A painting is used while a pixel of it covers this share of a pixel of the screen. */
const SHARP = [0.55, 1.8] as const
const MOST_PIXELS = 6_000_000

export function Overview({ scene, without }: { scene: Scene; without: ReadonlySet<string> }) {
  const editor = useEditor()
  const store = useStoreApi()
  const sheet = useRef<HTMLCanvasElement>(null)
  const catalog = useSession(session => session.catalog)
  const selected = useSelection(selection => selection.nodes)
  const theme = useShell(shell => shell.theme)
  useRubberBand(scene)

  useEffect(() => {
    void theme
    let timer: ReturnType<typeof setTimeout> | undefined
    let painted: { region: Rect; scale: number } | undefined
    let last = 0
    let { version } = editor.items
    const now = (): void => {
      clearTimeout(timer)
      timer = undefined
      const canvas = sheet.current
      const context = canvas?.getContext('2d')
      const { transform, width, height } = store.getState()
      if (!canvas || !context || width === 0) return
      const [x, y, zoom] = transform
      const region = grown({ x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom })
      const dense = zoom * Math.min(2, devicePixelRatio)
      const scale = Math.min(dense, Math.sqrt(MOST_PIXELS / (region.width * region.height)))
      canvas.width = Math.ceil(region.width * scale)
      canvas.height = Math.ceil(region.height * scale)
      canvas.style.cssText = `left:${region.x}px;top:${region.y}px;width:${canvas.width / scale}px;height:${canvas.height / scale}px`
      const color = readTokens()
      paint(context, {
        scene,
        region,
        scale,
        color,
        family: ({ data }) => nodeFamily(catalog, catalog.specs.get(data.node.type)),
        title: ({ data }) => data.node.title || catalog.specs.get(data.node.type)?.title || data.node.type,
        state: id => stateOf(editor.items.node(id)),
        selected: new Set(selected),
        without,
        font: color('font'),
      })
      painted = { region, scale: zoom }
      last = performance.now()
    }
    const look = (): void => {
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
      const ratio = painted ? zoom / painted.scale : 0
      if (painted && inside(view, painted.region) && ratio > SHARP[0] && ratio < SHARP[1]) return
      clearTimeout(timer)
      timer = setTimeout(now, Math.min(REST_MS, Math.max(0, last + MOVING_MS - performance.now())))
    }
    now()
    const stops = [
      store.subscribe((state, before) => {
        if (state.transform !== before.transform || state.width !== before.width) look()
      }),
      editor.items.subscribeAll(() => {
        if (version === editor.items.version) return
        version = editor.items.version
        timer ??= setTimeout(now, ITEMS_MS)
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [editor, store, scene, without, catalog, selected, theme])

  return (
    <ViewportPortal>
      <canvas ref={sheet} className="overview" />
    </ViewportPortal>
  )
}

/** Half a view more on each side, so that a pan has something to show. */
const grown = ({ x, y, width, height }: Rect): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width: width * 2,
  height: height * 2,
})
const inside = (a: Rect, b: Rect): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height

/** The rubber band selects what it meets, also what xyflow was not given. */
function useRubberBand(scene: Scene): void {
  const editor = useEditor()
  const band = useStore(state => (state.userSelectionActive ? state.userSelectionRect : null))
  const [x, y, zoom] = useStore(state => state.transform)
  useEffect(() => {
    if (!band) return
    const area = {
      x: (band.x - x) / zoom,
      y: (band.y - y) / zoom,
      width: band.width / zoom,
      height: band.height / zoom,
    }
    const met = [...scene.rects].filter(([id, rect]) => scene.things.get(id)?.type === 'step' && meets(rect, area))
    editor.selection.setState(splitIds(met.map(([id]) => id)))
  }, [editor, scene, band, x, y, zoom])
}
