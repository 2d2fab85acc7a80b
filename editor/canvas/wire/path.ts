// The course of a wire in each style.
import { getBezierPath, getSmoothStepPath, getStraightPath, Position } from '@xyflow/react'
import type { LinkStyle } from '../../state/shell.ts'

export interface Course {
  readonly sourceX: number
  readonly sourceY: number
  readonly targetX: number
  readonly targetY: number
  readonly sourcePosition?: Position
  readonly targetPosition?: Position
}

export function pathOf(style: LinkStyle, course: Course): string {
  const { sourcePosition = Position.Right, targetPosition = Position.Left } = course
  const ends = { ...course, sourcePosition, targetPosition }
  switch (style) {
    case 'straight':
      return getStraightPath(ends)[0]
    case 'square':
      return getSmoothStepPath({ ...ends, borderRadius: 9 })[0]
    default:
      return getBezierPath({ ...ends, curvature: 0.32 })[0]
  }
}
