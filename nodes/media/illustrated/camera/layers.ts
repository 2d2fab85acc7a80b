// The set as one shot sees it: planes painted once at the shot's scale, then only moved.
import { type Area, joined, NOWHERE } from '../draw/area.ts'
import { clamp, type Pen, type Sheet, sheet } from '../draw/pen.ts'
import type { Random } from '../draw/random.ts'
import type { Backdrop, Seen } from '../film/compose.ts'
import { type Plane, WIDE } from '../sets/stage.ts'
import { project, type View } from './path.ts'

interface Layer {
  readonly image: Sheet
  readonly depth: number
  /** Pixels to a unit of the plane in the sheet, and the plane's point at the sheet's corner. */
  readonly scale: number
  readonly left: number
  readonly top: number
  readonly opaque: boolean
}

export interface LayerOptions {
  readonly width: number
  readonly height: number
  /** Where the camera goes during the shot: some views from its start to its end. */
  readonly views: readonly View[]
  /** Blur of the background in pixels of the frame. */
  readonly blur: number
  /** Whether planes move against each other visibly; otherwise they are painted on one sheet. */
  readonly parallax: boolean
  readonly r: Random
  readonly seed: number
}

export interface Layers {
  /** Draws what lies behind and under the actors. */
  behind(pen: Pen, view: View): void
  /** Draws what lies before them. */
  before(pen: Pen, view: View): void
  /** The set behind the actors as a view sees it: the farthest sheet, and those before that. */
  backdrop(view: View): Seen
  /** Where a view sees what lies before the actors. */
  reach(view: View): Area
}

/** Depth of the plane that a background on one sheet moves with. */
const SHARED = 0.75

/** Paints a set's planes for a shot. */
export function layersOf(planes: readonly Plane[], options: LayerOptions): Layers {
  const back: Layer[] = []
  const front: Layer[] = []
  const groups: { planes: { plane: Plane; index: number }[]; depth: number }[] = []
  planes.forEach((plane, index) => {
    if (plane.depth < 0) return
    const depth = options.parallax ? (plane.depth >= 1 ? 2.2 : plane.depth > 0 ? 0.6 : 0) : SHARED
    const last = groups.at(-1)
    if (last && last.depth === depth) last.planes.push({ plane, index })
    else groups.push({ planes: [{ plane, index }], depth })
  })
  const still = options.views.every(
    view => view.zoom === options.views[0]?.zoom && view.x === options.views[0]?.x && view.y === options.views[0]?.y,
  )
  if (still && groups.length > 1)
    groups.splice(0, groups.length, { planes: groups.flatMap(group => group.planes), depth: SHARED })
  groups.forEach((group, i) => {
    const layer = paint(group.planes, group.depth, options, options.blur, i === 0)
    if (layer) back.push(layer)
  })
  planes.forEach((plane, index) => {
    if (plane.depth >= 0) return
    const layer = paint([{ plane, index }], plane.depth, options, 7, false)
    if (layer) front.push(layer)
  })
  const placed = (layer: Layer, view: View): Backdrop | undefined => {
    const k = options.height / WIDE.height
    const seen = project(view, layer.depth)
    if (!seen) return undefined
    return {
      image: layer.image,
      scale: (seen.scale * k) / layer.scale,
      x: (seen.scale * layer.left + seen.x) * k + (options.width - WIDE.width * k) / 2,
      y: (seen.scale * layer.top + seen.y) * k,
    }
  }
  const draw = (pen: Pen, view: View, layers: readonly Layer[]): void => {
    for (const layer of layers) {
      const at = placed(layer, view)
      if (at) pen.drawImage(at.image, at.x, at.y, at.image.width * at.scale, at.image.height * at.scale)
    }
  }
  const areaOf = (view: View, layers: readonly Layer[]): Area =>
    layers.reduce((area, layer) => {
      const at = placed(layer, view)
      if (!at) return area
      const [right, bottom] = [at.x + at.image.width * at.scale, at.y + at.image.height * at.scale]
      return joined(area, { left: at.x, top: at.y, right, bottom })
    }, NOWHERE)
  const [farthest, ...others] = back
  return {
    behind: (pen, view) => draw(pen, view, back),
    before: (pen, view) => draw(pen, view, front),
    backdrop: view => ({
      view,
      seen: farthest && placed(farthest, view),
      nearer: others.length > 0 ? { area: areaOf(view, others), draw: pen => draw(pen, view, others) } : undefined,
    }),
    reach: view => areaOf(view, front),
  }
}

function paint(
  group: readonly { plane: Plane; index: number }[],
  depth: number,
  options: LayerOptions,
  blur: number,
  opaque: boolean,
): Layer | undefined {
  const seen = options.views.map(view => project(view, depth)).filter(view => view !== undefined)
  const first = seen[0]
  if (!first || seen.length < options.views.length) return undefined
  const k = options.height / WIDE.height
  const wide = options.width / k
  const margin = (wide - WIDE.width) / 2
  // The part of the plane that the camera sees at any moment of the shot, and its largest scale.
  const left = Math.max(WIDE.left, Math.min(...seen.map(p => (-margin - p.x) / p.scale)) - 4)
  const right = Math.min(WIDE.right, Math.max(...seen.map(p => (wide - margin - p.x) / p.scale)) + 4)
  const top = Math.max(WIDE.top, Math.min(...seen.map(p => -p.y / p.scale)) - 4)
  const bottom = Math.min(WIDE.bottom, Math.max(...seen.map(p => (WIDE.height - p.y) / p.scale)) + 4)
  if (right <= left || bottom <= top) return undefined
  // What is blurred may be painted coarsely.
  const coarse = clamp(blur > 6 ? 0.34 : blur > 2.5 ? 0.5 : 1, 0.25, 1)
  const scale = Math.max(...seen.map(p => p.scale)) * k * coarse
  // Whole steps of the conversion to planes.
  const image = sheet(Math.ceil(((right - left) * scale) / 16) * 16, Math.ceil(((bottom - top) * scale) / 2) * 2)
  const pen = image.getContext('2d')
  const view = options.views[Math.floor(options.views.length / 2)] as View
  const base = project(view, depth)
  for (const { plane, index } of group) {
    // Planes that share a sheet keep the places they have at the middle of the shot.
    const own = project(view, plane.depth)
    if (!own || !base) continue
    const s = (own.scale / base.scale) * scale
    pen.setTransform(
      s,
      0,
      0,
      s,
      ((own.x - base.x) / base.scale - left) * scale,
      ((own.y - base.y) / base.scale - top) * scale,
    )
    options.r.restart(options.seed + index * 977)
    plane.paint(pen)
  }
  if (blur * coarse < 0.6)
    return opaque ? { image, depth, scale, left, top, opaque } : cropped({ image, depth, scale, left, top, opaque })
  const soft = sheet(image.width, image.height)
  const brush = soft.getContext('2d')
  // The blurred sheet keeps its edges: it is laid over the sharp one.
  if (opaque) brush.drawImage(image, 0, 0)
  brush.filter = `blur(${(blur * coarse).toFixed(2)}px)`
  brush.drawImage(image, 0, 0)
  return { image: soft, depth, scale, left, top, opaque }
}

/** The layer without the empty rows above and below what is painted on it. */
function cropped(layer: Layer): Layer {
  const { width, height } = layer.image
  const pixels = layer.image.data()
  const painted = (row: number): boolean => {
    for (let i = row * width * 4 + 3; i < (row + 1) * width * 4; i += 4) if ((pixels[i] as number) > 0) return true
    return false
  }
  let first = 0
  while (first < height - 1 && !painted(first)) first++
  let last = height - 1
  while (last > first && !painted(last)) last--
  if (first < 24 && last > height - 24) return layer
  const image = sheet(width, last - first + 1)
  image.getContext('2d').drawImage(layer.image, 0, -first)
  return { ...layer, image, top: layer.top + first / layer.scale }
}
