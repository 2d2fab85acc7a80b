// The plan of every indoor set: wall, what stands at it, what stands in the room, what stands before the lens.
import type { Pen } from '../../draw/pen.ts'
import { drawFloor, drawWall, type Walls } from '../room.ts'
import type { Plane, Stage } from '../stage.ts'

type FloorStyle = Parameters<typeof drawFloor>[3]

/** A room: what hangs on the wall, what stands at it, what stands in the room, what stands before the lens. */
export function room(
  stage: Stage,
  walls: Walls,
  floor: readonly [string, FloorStyle],
  parts: { wall?: (pen: Pen) => void; back?: (pen: Pen) => void; mid?: (pen: Pen) => void; front?: (pen: Pen) => void },
): readonly Plane[] {
  const planes: Plane[] = [
    {
      depth: 0.75,
      paint: pen => {
        drawWall(pen, stage, walls)
        // Nearer cameras see the floor run on to the wall.
        drawFloor(pen, stage, floor[0], floor[1])
        parts.wall?.(pen)
      },
    },
    {
      depth: 0,
      paint: pen => {
        drawFloor(pen, stage, floor[0], floor[1])
        // What stands at the wall stands on the floor too: behind it, beds and shelves would lose their feet.
        parts.back?.(pen)
        parts.mid?.(pen)
      },
    },
  ]
  if (parts.front) planes.push({ depth: -0.4, paint: parts.front })
  return planes
}

/** Where the window stands: on the side the light comes from. */
export const lightX = (stage: Stage, near: number): number => (stage.light.side < 0 ? near : 1600 - near)
