// 68 landmarks of a face by face-api's network.
import { type Box, boxToPixels, type Picture, type Point, warp } from '../pixels.ts'
import type { Net, NetOutput } from './open.ts'

/** The square around a box's middle, `span` times its longer side. */
export function around(box: Box, span: number): Box {
  const side = Math.max(box.width, box.height) * span
  return { x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2, width: side, height: side }
}

/** 68 landmarks, found twice: in the detector's box, then in the box of what was found, which steadies them. */
export async function findLandmarks(net: Net, picture: Picture, box: Box): Promise<Point[]> {
  let area = around(box, 0.9)
  for (let pass = 0; ; pass++) {
    const { points } = (await net.run(warp(picture, boxToPixels(area, 112, 112), 112, 112), [1, 3, 112, 112])) as {
      points: NetOutput
    }
    const outline: Point[] = []
    for (let i = 0; i < 68; i++)
      outline.push({
        x: area.x + (points.data[2 * i] as number) * area.width,
        y: area.y + (points.data[2 * i + 1] as number) * area.height,
      })
    if (pass === 1) return outline
    const xs = outline.map(point => point.x)
    const ys = outline.map(point => point.y)
    const [left, top] = [Math.min(...xs), Math.min(...ys)]
    area = around({ x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }, 1.15)
  }
}
