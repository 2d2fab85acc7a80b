// What every face is given.
import type { Json } from '../../engine/graph/json.ts'
import type { Item } from '../state/run/items.ts'

/** An output value, and the item that made it. */
export interface FaceValue {
  readonly key: string
  readonly value: Json
  readonly item: Item
}

export interface FaceProps {
  /** Every value of the shown output, in item order. */
  readonly values: readonly FaceValue[]
  /** The one in focus. */
  readonly shown: FaceValue
  /** px */
  readonly height: number
  /** Puts an item in focus everywhere. */
  readonly focus: (key: string) => void
  /** The graph's id, for downloads. */
  readonly graph: string
}
