// Paints a scene from far: wires and nodes as strokes and boxes, many at once, for graphs too large for a thing each.

import type { StepNode } from '../flow/adapter.ts'
import type { Rect } from '../flow/rect.ts'
import { meets } from '../flow/rect.ts'
import type { Scene } from '../flow/scene.ts'
import type { State } from '../node/cell-buckets.ts'

export interface Painting {
  readonly scene: Scene
  /** What is painted, in px on the canvas, and how many pixels stand for one px. */
  readonly region: Rect
  readonly scale: number
  /** A colour by the name of its token. */
  readonly color: (token: string) => string
  readonly family: (node: StepNode) => string
  readonly title: (node: StepNode) => string
  readonly state: (id: string) => State
  readonly selected: ReadonlySet<string>
  /** Things that are shown by other means. */
  readonly without: ReadonlySet<string>
  readonly font: string
}

const STATE_COLORS: Readonly<Record<State, string>> = {
  failed: 'bad',
  running: 'run',
  idle: 'line',
  done: 'fresh',
  cached: 'cached',
}
/** Words smaller than this many pixels are left out. */
const LEGIBLE = 5

export function paint(context: CanvasRenderingContext2D, painting: Painting): void {
  const { region, scale } = painting
  context.setTransform(scale, 0, 0, scale, -region.x * scale, -region.y * scale)
  context.clearRect(region.x, region.y, region.width, region.height)
  paintWires(context, painting)
  for (const [id, thing] of painting.scene.things)
    if (thing.type === 'step' && !painting.without.has(id)) paintNode(context, painting, thing)
}

function paintWires(context: CanvasRenderingContext2D, { scene, region, scale, color, without }: Painting): void {
  const byFamily = new Map<string, Path2D>()
  for (const { source, target, data } of scene.wires) {
    if (without.has(source) || without.has(target)) continue
    const from = scene.rects.get(source)
    const to = scene.rects.get(target)
    if (!from || !to) continue
    const x1 = from.x + from.width
    const y1 = from.y + from.height / 2
    const x2 = to.x
    const y2 = to.y + to.height / 2
    const box = {
      x: Math.min(x1, x2),
      y: Math.min(y1, y2),
      width: Math.abs(x2 - x1) + 1,
      height: Math.abs(y2 - y1) + 1,
    }
    if (!meets(box, region)) continue
    const family = data?.family ?? 'any'
    const path = byFamily.get(family) ?? new Path2D()
    byFamily.set(family, path)
    const bend = Math.max(40, Math.abs(x2 - x1) / 2)
    path.moveTo(x1, y1)
    // Each curve is a few pixels long from very far: a line looks the same.
    if (scale < 0.12) path.lineTo(x2, y2)
    else path.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2)
  }
  context.globalAlpha = 0.4
  context.lineWidth = Math.max(2, 1 / scale)
  for (const [family, path] of byFamily) {
    context.strokeStyle = color(`family-${family}`)
    context.stroke(path)
  }
  context.globalAlpha = 1
}

function paintNode(context: CanvasRenderingContext2D, painting: Painting, thing: StepNode): void {
  const { scene, region, scale, color } = painting
  const rect = scene.rects.get(thing.id)
  if (!rect || !meets(rect, region)) return
  const { x, y, width, height } = rect
  const { node } = thing.data
  const family = color(`family-${painting.family(thing)}`)
  context.globalAlpha = node.mode === 'muted' ? 0.45 : 1
  context.fillStyle = color('node')
  context.fillRect(x, y, width, height)
  context.globalAlpha *= 0.16
  context.fillStyle = node.color ?? family
  context.fillRect(x, y, width, height)
  context.globalAlpha = node.mode === 'muted' ? 0.45 : 1
  const bar = Math.min(height / 3, Math.max(8, 2.5 / scale))
  context.fillStyle = color(STATE_COLORS[painting.state(thing.id)])
  context.fillRect(x, y + height - bar, width, bar)
  context.lineWidth = Math.max(1, 1 / scale)
  context.strokeStyle = color('line-strong')
  if (painting.selected.has(thing.id)) {
    context.lineWidth = Math.max(3, 2 / scale)
    context.strokeStyle = color('accent')
  }
  context.strokeRect(x, y, width, height)
  const size = Math.min(38, Math.max(24, width / 8))
  if (size * scale >= LEGIBLE) {
    context.font = `600 ${size}px ${painting.font}`
    context.textBaseline = 'middle'
    context.textAlign = 'center'
    context.fillStyle = color('text')
    const lines = wrap(painting.title(thing), Math.floor((width - 20) / (size * 0.56)))
    lines.forEach((line, at) => {
      context.fillText(line, x + width / 2, y + height / 2 + (at - (lines.length - 1) / 2) * size * 1.15, width - 16)
    })
  }
  context.globalAlpha = 1
}

/** At most two lines of about `letters` letters. */
function wrap(title: string, letters: number): string[] {
  if (title.length <= letters) return [title]
  const cut = title.lastIndexOf(' ', letters)
  if (cut <= 0) return [`${title.slice(0, Math.max(1, letters - 1))}…`]
  const rest = title.slice(cut + 1)
  return [title.slice(0, cut), rest.length > letters ? `${rest.slice(0, Math.max(1, letters - 1))}…` : rest]
}
