// A photographed head that acts: its mesh is moved by the pose, drawn under the shot's light, with a mouth behind the lips.
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import type { PhotoRig } from '../../../../types.ts'
import { clamp, type Pen, type Point } from '../../draw/pen.ts'
import type { FacePose } from '../../face/geometry.ts'
import type { Palette } from '../../face/palette.ts'
import type { Face } from '../../figure/traits.ts'
import type { Light } from '../../light/light.ts'
import { drawInside, drawLashes, drawLipShadow } from './edges.ts'
import { type Follows, type Mesh, meshOf, moved, opened } from './mesh.ts'
import { gapOf, landmarkMoves, restGap } from './moves.ts'
import { drawTriangle, halved, type Pixels } from './raster.ts'
import { relit } from './relight.ts'
import { strayMoves } from './stray.ts'

/** A reference photograph ready to be played. */
export interface Photo {
  /** The head under a shot's light; the latest light's is remembered. */
  under(light: Light): PhotoHead
}

/** Reads a cut-out. @throws Error when the file is no picture */
export async function openPhoto(file: string, rig: PhotoRig): Promise<Photo> {
  const image = await loadImage(file)
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  const cut = { width: image.width, height: image.height, data: data as unknown as Uint8ClampedArray }
  let latest: { light: Light; head: PhotoHead } | undefined
  return {
    under(light) {
      if (latest?.light !== light) latest = { light, head: photoHead(rig, cut, light) }
      return latest.head
    },
  }
}

/** Where head and shoulders stand, in the pen's own units. */
export interface Stand {
  /** The head's origin between the eyes, and that of a head that has not moved on its shoulders. */
  readonly head: Point
  readonly shoulders: Point
  /** The pen's units to a head unit. */
  readonly scale: number
  /** What covers the head: hair that would stand out from under it is cut away. */
  readonly under?: 'none' | 'hat' | 'hood'
}

export interface PhotoHead {
  /** `faded` shows the face alone, for a drawn head to be drawn around it. */
  readonly edge: PhotoRig['edge']
  draw(pen: Pen, pose: FacePose, palette: Palette, stand: Stand): void
  /** The same head with a face that has strayed from `own` measures to others. */
  strayed(own: Readonly<Face>, now: Readonly<Face>): PhotoHead
}

/** The furthest that a photograph is turned from its own pose, in radians: beyond it the far cheek would be missing. */
const MOST_YAW = 0.3
const MOST_PITCH = 0.2
/** How far the iris wanders, in head units. */
const GAZE = 3.2

/** Prepares a photograph for a shot. */
function photoHead(rig: PhotoRig, cut: Pixels, light: Light): PhotoHead {
  const mesh = meshOf(rig)
  /** The picture at its own size, at half of it, and so on: sampling a large one for a small head would sparkle. */
  const sizes = [relit(cut, rig, light)]
  const marks = opened(rig.landmarks)
  const shown = visible(mesh, rig, cut)
  const u = mesh.points.map(([x]) => rig.x + x * rig.scale)
  const v = mesh.points.map(([, y]) => rig.y + y * rig.scale)
  const n = mesh.points.length
  const posed = { x: new Float64Array(n), y: new Float64Array(n) }
  const rest = { x: new Float64Array(n), y: new Float64Array(n) }
  const teeth = { x: new Float64Array(n), y: new Float64Array(n) }
  let sheet = createCanvas(1, 1)
  let buffer: ImageData | undefined

  const draw = (pen: Pen, pose: FacePose, palette: Palette, stand: Stand, stray: Float64Array | undefined): void => {
    // Pixels are written straight, so the pen's own transform (a shift and a scale) is worked in here.
    const { a, e, f } = pen.getTransform()
    const onCanvas = ([x, y]: Point): Point => [a * x + e, a * y + f]
    const head = onCanvas(stand.head)
    const shoulders = onCanvas(stand.shoulders)
    const scale = a * stand.scale
    const size = Math.max(0, Math.min(4, Math.round(Math.log2(rig.scale / scale) - 0.1)))
    while (sizes.length <= size) sizes.push(halved(sizes.at(-1) as Pixels))
    const texture = sizes[size] as Pixels
    const shrink = 1 / 2 ** size
    // A photograph that looks to one side keeps a part of that: turning it back wholly would show what it lacks.
    const yaw = clamp(pose.yaw * 0.9 - rig.yaw * 0.35, -MOST_YAW, MOST_YAW)
    const pitch = clamp(pose.pitch, -MOST_PITCH, MOST_PITCH)
    const place = placer(yaw, pitch, pose.roll, head, shoulders, scale)
    const moves = added(landmarkMoves(marks, pose), stray)
    const still = added(landmarkMoves(marks, { ...pose, blink: 0, lids: Math.max(0, pose.lids), smile: 0 }), stray)
    const gap = gapOf(marks, pose)
    for (let i = 0; i < n; i++) {
      const [x, y] = mesh.points[i] as Point
      const depth = mesh.depth[i] as number
      const loose = mesh.loose[i] as number
      const [dx, dy] = moved(mesh.follows[i] as Follows, moves)
      place(posed, i, x + dx, y + dy, depth, loose)
      const [ex, ey] = moved(mesh.follows[i] as Follows, still)
      place(rest, i, x + ex, y + ey, depth, loose)
    }
    const box = boundsOf(shown, posed, pen)
    if (!box) return
    if (!buffer || sheet.width < box.width || sheet.height < box.height) {
      sheet = createCanvas(Math.max(sheet.width, box.width + 24), Math.max(sheet.height, box.height + 24))
      buffer = new ImageData(sheet.width, sheet.height)
    }
    const { data } = buffer
    const into: Pixels = { width: sheet.width, height: sheet.height, data: data as unknown as Uint8ClampedArray }
    data.fill(0, 0, sheet.width * box.height * 4)
    const triangle = (
      [a, b, c]: readonly [number, number, number],
      at: { readonly x: Float64Array; readonly y: Float64Array },
      shiftU = 0,
      shiftV = 0,
    ): void => {
      const corner = (i: number): readonly [number, number, number, number] => [
        (at.x[i] as number) - box.x,
        (at.y[i] as number) - box.y,
        ((u[i] as number) + shiftU) * shrink,
        ((v[i] as number) + shiftV) * shrink,
      ]
      drawTriangle(into, texture, corner(a), corner(b), corner(c))
    }
    // The eyes look by moving their picture behind the lids.
    const shiftU = -clamp(pose.gazeX, -1, 1) * GAZE * rig.scale
    const shiftV = -clamp(pose.gazeY, -1, 1) * GAZE * 0.5 * rig.scale
    for (const corners of mesh.eyes) triangle(corners, rest, shiftU, shiftV)
    // Teeth that the photograph shows hang from the upper lip and stay with the skull.
    if (restGap(marks) >= 5 && gap > 0.5) {
      for (const i of mesh.opening) {
        const [x, y] = mesh.points[i] as Point
        const [dx, dy] = moved(mesh.follows[i] as Follows, moves)
        const below = y > (((marks[60] as Point)[1] + (marks[64] as Point)[1]) / 2 + (marks[62] as Point)[1]) / 2
        place(teeth, i, x + dx, y + (below ? Math.min(dy, 1) : dy), mesh.depth[i] as number, 1)
      }
      for (const corners of mesh.mouth) triangle(corners, teeth)
    }
    for (const corners of shown) triangle(corners, posed)
    sheet.getContext('2d').putImageData(buffer, 0, 0, 0, 0, box.width, box.height)
    const onPosed = (i: number): Point => [posed.x[i] as number, posed.y[i] as number]
    const opening = mesh.opening.map(onPosed)
    pen.save()
    pen.resetTransform()
    if (gap > 0.6) drawInside(pen, opening, palette, gap, restGap(marks) >= 5, pose, scale)
    if (stand.under && stand.under !== 'none') cover(pen, stand.under, head, pose.roll, scale)
    pen.drawImage(sheet, 0, 0, box.width, box.height, box.x, box.y, box.width, box.height)
    if (gap > 0.6) drawLipShadow(pen, opening, palette, gap, scale)
    for (const lid of mesh.lids) drawLashes(pen, lid.map(onPosed), palette, pose.blink, scale)
    pen.restore()
  }
  const strayed = (stray: Float64Array | undefined): PhotoHead => ({
    edge: rig.edge,
    draw: (pen, pose, palette, stand) => draw(pen, pose, palette, stand, stray),
    strayed: (own, now) => (own === now ? strayed(undefined) : strayed(strayMoves(marks, own, now))),
  })
  return strayed(undefined)
}

/** Clips to what a hat or a hood leaves of a head: the crown within the skull, or the face alone. */
function cover(pen: Pen, under: 'hat' | 'hood', head: Point, roll: number, scale: number): void {
  const at = (x: number, y: number): Point => [
    head[0] + scale * (x * Math.cos(roll) - y * Math.sin(roll)),
    head[1] + scale * (x * Math.sin(roll) + y * Math.cos(roll)),
  ]
  pen.beginPath()
  if (under === 'hood') {
    const [x, y] = at(0, 22)
    pen.ellipse(x, y, 74 * scale, 122 * scale, roll, 0, Math.PI * 2)
  } else {
    const [x, y] = at(0, -30)
    pen.ellipse(x, y, 74 * scale, 80 * scale, roll, 0, Math.PI * 2)
    const corners = [at(-260, -52), at(260, -52), at(260, 320), at(-260, 320)]
    pen.moveTo(...(corners[0] as Point))
    for (const corner of corners.slice(1)) pen.lineTo(...corner)
    pen.closePath()
  }
  pen.clip()
}

function added(moves: Float64Array, more: Float64Array | undefined): Float64Array {
  if (more) for (let i = 0; i < moves.length; i++) moves[i] = (moves[i] as number) + (more[i] as number)
  return moves
}

/** The triangles that show anything of the cut-out. */
function visible(mesh: Mesh, rig: PhotoRig, cut: Pixels): Mesh['skin'] {
  return mesh.skin.filter(triangle => {
    const xs = triangle.map(i => rig.x + (mesh.points[i] as Point)[0] * rig.scale)
    const ys = triangle.map(i => rig.y + (mesh.points[i] as Point)[1] * rig.scale)
    const [left, right] = [
      Math.max(0, Math.floor(Math.min(...xs))),
      Math.min(cut.width - 1, Math.ceil(Math.max(...xs))),
    ]
    const [top, bottom] = [
      Math.max(0, Math.floor(Math.min(...ys))),
      Math.min(cut.height - 1, Math.ceil(Math.max(...ys))),
    ]
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) if ((cut.data[(y * cut.width + x) * 4 + 3] as number) > 2) return true
    return false
  })
}

/** Turns a point of the head in space, and lays it on the canvas between where head and shoulders are. */
function placer(yaw: number, pitch: number, roll: number, head: Point, shoulders: Point, scale: number) {
  const [cy, sy] = [Math.cos(yaw), Math.sin(yaw)]
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)]
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)]
  return (
    into: { readonly x: Float64Array; readonly y: Float64Array },
    i: number,
    x: number,
    y: number,
    depth: number,
    loose: number,
  ): void => {
    const z = -x * sy + depth * cy
    const hx = x * cy + depth * sy
    const hy = y * cp + z * sp
    const ax = head[0] + scale * (hx * cr - hy * sr)
    const ay = head[1] + scale * (hx * sr + hy * cr)
    into.x[i] = ax * loose + (shoulders[0] + scale * x) * (1 - loose)
    into.y[i] = ay * loose + (shoulders[1] + scale * y) * (1 - loose)
  }
}

/** Whole pixels that the triangles cover on the canvas. */
function boundsOf(
  triangles: Mesh['skin'],
  at: { readonly x: Float64Array; readonly y: Float64Array },
  pen: Pen,
): { x: number; y: number; width: number; height: number } | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const triangle of triangles)
    for (const i of triangle) {
      left = Math.min(left, at.x[i] as number)
      right = Math.max(right, at.x[i] as number)
      top = Math.min(top, at.y[i] as number)
      bottom = Math.max(bottom, at.y[i] as number)
    }
  const x = Math.max(0, Math.floor(left))
  const y = Math.max(0, Math.floor(top))
  const width = Math.min(pen.canvas.width, Math.ceil(right)) - x
  const height = Math.min(pen.canvas.height, Math.ceil(bottom)) - y
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}
