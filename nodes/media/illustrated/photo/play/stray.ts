// A photographed face that is not quite itself any more: what drift does to a drawn face's measures, done to landmarks.
import type { Point } from '../../draw/pen.ts'
import type { Face } from '../../figure/traits.ts'

/** How the jaw line takes part in the jaw's and the chin's width, from ear to ear. */
const JAW = [0, 0.1, 0.35, 0.7, 1, 1, 0.8, 0.5, 0, 0.5, 0.8, 1, 1, 0.7, 0.35, 0.1, 0]
const CHIN = [0, 0, 0, 0, 0, 0.3, 0.8, 1, 0, 1, 0.8, 0.3, 0, 0, 0, 0, 0]

/**
 * How far each of the 68 landmarks moves when the measures of a face go from `own` to `now`, in head units: x and y after
 * each other. Measures that are ratios of a drawn face scale the photographed one by as much.
 */
export function strayMoves(marks: readonly Point[], own: Readonly<Face>, now: Readonly<Face>): Float64Array {
  const ratio = (name: keyof Face): number => now[name] / own[name]
  const offset = (name: keyof Face): number => now[name] - own[name]
  const out = marks.map(([x, y]): [number, number] => [x, y])
  const each = (from: number, to: number, change: (point: [number, number], i: number) => void): void => {
    for (let i = from; i <= to; i++) change(out[i] as [number, number], i)
  }
  /** Scales landmarks about their middle. */
  const about = (from: number, to: number, kx: number, ky: number): void => {
    let [cx, cy] = [0, 0]
    each(from, to, point => {
      cx += point[0] / (to - from + 1)
      cy += point[1] / (to - from + 1)
    })
    each(from, to, point => {
      point[0] = cx + (point[0] - cx) * kx
      point[1] = cy + (point[1] - cy) * ky
    })
  }
  const nose = marks[27] as Point
  for (const [first, brow, side] of [
    [36, 17, -1],
    [42, 22, 1],
  ] as const) {
    about(first, first + 5, ratio('eyeSize'), ratio('eyeSize') * ratio('eyeOpen'))
    const apart = side * 31 * (ratio('eyeSpacing') - 1)
    each(first, first + 5, point => {
      point[1] -= side * (point[0] - side * 31) * offset('eyeTilt')
      point[0] += apart
    })
    each(brow, brow + 4, point => {
      point[0] += apart
      point[1] += offset('browHeight') - side * (point[0] - side * 31) * offset('browTilt')
    })
    about(brow, brow + 4, 1, ratio('browArch'))
  }
  each(28, 35, point => {
    point[1] = nose[1] + (point[1] - nose[1]) * ratio('noseLength')
  })
  about(31, 35, ratio('noseWidth'), 1)
  about(48, 67, ratio('mouthWidth'), 1)
  const seam = ((marks[62] as Point)[1] + (marks[66] as Point)[1]) / 2
  each(49, 53, point => {
    point[1] = seam + (point[1] - seam) * ratio('lipUpper')
  })
  each(55, 59, point => {
    point[1] = seam + (point[1] - seam) * ratio('lipLower')
  })
  each(48, 67, point => {
    point[1] += offset('mouthHeight')
  })
  each(0, 16, (point, i) => {
    point[0] *= 1 + (ratio('jaw') - 1) * (JAW[i] as number) + (ratio('chin') - 1) * (CHIN[i] as number)
    point[0] *= ratio('width')
  })
  each(17, 67, point => {
    point[0] *= 1 + (ratio('width') - 1) * 0.5
  })
  each(0, 67, point => {
    if (point[1] > 0) point[1] *= ratio('length')
  })
  const moves = new Float64Array(136)
  for (const [i, [x, y]] of out.entries()) {
    moves[2 * i] = x - (marks[i] as Point)[0]
    moves[2 * i + 1] = y - (marks[i] as Point)[1]
  }
  return moves
}
