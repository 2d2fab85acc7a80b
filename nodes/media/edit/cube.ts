// Look-up tables in the .cube form (Adobe, Cube LUT Specification 1.0): read, checked, mixed, written.
import { setImmediate as tick } from 'node:timers/promises'
import { PermanentError } from '../../../engine/graph/context.ts'

export interface Cube {
  readonly title: string
  /** 1: a curve for each channel; 3: a cube, red changing fastest. */
  readonly dimensions: 1 | 3
  /** Points along each side. */
  readonly size: number
  /** What the first and the last point of each channel stand for. */
  readonly from: readonly [number, number, number]
  readonly to: readonly [number, number, number]
  /** Red, green, blue of each point. */
  readonly values: Float32Array
}

const LARGEST = { 1: 65_536, 3: 129 } as const
/** Lines that are read between two turns of the event loop. */
const STRIDE = 8192

/** Reads a table. @throws PermanentError with the line that is wrong */
export async function readCube(text: string): Promise<Cube> {
  let title = ''
  let dimensions: 1 | 3 | undefined
  let size = 0
  let from: [number, number, number] = [0, 0, 0]
  let to: [number, number, number] = [1, 1, 1]
  let values: Float32Array | undefined
  let filled = 0
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; at++) {
    if (at % STRIDE === STRIDE - 1) await tick()
    const line = (lines[at] as string).trim()
    if (line === '' || line.startsWith('#')) continue
    const wrong = (why: string) => new PermanentError(`The LUT is wrong at line ${at + 1}: ${why}`)
    const [word = '', ...rest] = line.split(/\s+/)
    if (!/^[-+.\d]/.test(word)) {
      const numbers = rest.map(Number)
      const triple = (): [number, number, number] => {
        if (numbers.length !== 3 || !numbers.every(Number.isFinite)) throw wrong(`${word} takes three numbers`)
        return numbers as [number, number, number]
      }
      switch (word) {
        case 'TITLE':
          title = /"(.*)"/.exec(line)?.[1] ?? rest.join(' ')
          break
        case 'LUT_1D_SIZE':
        case 'LUT_3D_SIZE': {
          if (dimensions) throw wrong('it names a second size; tables with a shaper before the cube are not read')
          dimensions = word === 'LUT_1D_SIZE' ? 1 : 3
          size = numbers[0] ?? 0
          if (!Number.isInteger(size) || size < 2 || size > LARGEST[dimensions])
            throw wrong(`${word} is ${rest[0] ?? 'missing'}; 2 to ${LARGEST[dimensions]} are read`)
          values = new Float32Array((dimensions === 1 ? size : size ** 3) * 3)
          break
        }
        case 'DOMAIN_MIN':
          from = triple()
          break
        case 'DOMAIN_MAX':
          to = triple()
          break
        case 'LUT_1D_INPUT_RANGE':
        case 'LUT_3D_INPUT_RANGE': {
          const [low, high] = numbers
          if (!Number.isFinite(low) || !Number.isFinite(high)) throw wrong(`${word} takes two numbers`)
          from = [low as number, low as number, low as number]
          to = [high as number, high as number, high as number]
          break
        }
        default:
          throw wrong(`“${word.slice(0, 40)}” is no word of the .cube form`)
      }
      continue
    }
    if (!values) throw wrong('numbers come before LUT_1D_SIZE or LUT_3D_SIZE')
    if (filled === values.length) throw wrong(`there are more than the ${values.length / 3} points that its size says`)
    const point = [word, ...rest].map(Number)
    if (point.length !== 3 || !point.every(value => Number.isFinite(value) && Math.abs(value) < 1e6))
      throw wrong('a point has three numbers')
    values.set(point, filled)
    filled += 3
  }
  if (!values || !dimensions)
    throw new PermanentError('The file is no .cube LUT: it names neither LUT_1D_SIZE nor LUT_3D_SIZE')
  if (filled < values.length)
    throw new PermanentError(
      `The LUT ends early: it has ${filled / 3} of the ${values.length / 3} points that its size says`,
    )
  if (from.some((low, channel) => low >= (to[channel] as number)))
    throw new PermanentError('The LUT has an empty domain: DOMAIN_MIN must be less than DOMAIN_MAX')
  return { title, dimensions, size, from, to, values }
}

/**
 * A table that does part of what another does: each point lies `strength` of the way from what goes in to what comes out.
 * @param strength 0…1
 */
export function weakened(cube: Cube, strength: number): Cube {
  const { dimensions, size, from, to } = cube
  const values = cube.values.slice()
  for (let point = 0; point < values.length / 3; point++)
    for (let channel = 0; channel < 3; channel++) {
      const step = dimensions === 1 ? point : Math.floor(point / size ** channel) % size
      const low = from[channel] as number
      const x = low + (((to[channel] as number) - low) * step) / (size - 1)
      const at = point * 3 + channel
      values[at] = x + ((values[at] as number) - x) * strength
    }
  return { ...cube, values }
}

/** The text of a table. */
export async function writeCube(cube: Cube): Promise<string> {
  const parts = [
    `LUT_${cube.dimensions}D_SIZE ${cube.size}\nDOMAIN_MIN ${cube.from.join(' ')}\nDOMAIN_MAX ${cube.to.join(' ')}\n`,
  ]
  for (let at = 0; at < cube.values.length; at += 3 * STRIDE) {
    await tick()
    let block = ''
    for (let i = at; i < Math.min(cube.values.length, at + 3 * STRIDE); i += 3)
      block += `${(cube.values[i] as number).toFixed(6)} ${(cube.values[i + 1] as number).toFixed(6)} ${(cube.values[i + 2] as number).toFixed(6)}\n`
    parts.push(block)
  }
  return parts.join('')
}
