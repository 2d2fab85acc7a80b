import { describe, expect, it } from 'vitest'
import { ARCFACE_TEMPLATE, apply, similarity } from '../align.ts'
import { arcfaceEmbedder, arcfaceWarp, decodeScrfd, type ScrfdLevel, scrfdDetector } from './insightface.ts'
import type { Net, NetOutput } from './open.ts'

const SIDE = 640

/** Empty outputs of one stride for a square input. */
function emptyLevel(stride: number, side = SIDE): ScrfdLevel {
  const count = (side / stride) ** 2 * 2
  return {
    stride,
    columns: side / stride,
    scores: new Float32Array(count),
    boxes: new Float32Array(count * 4),
    points: new Float32Array(count * 10),
  }
}

/** Puts a face into a level: box edges and points in input pixels. */
function put(level: ScrfdLevel, column: number, row: number, anchor: number, score: number, half: number) {
  const { stride, columns } = level
  const at = (row * columns + column) * 2 + anchor
  level.scores[at] = score
  level.boxes.set(
    [half, half, half, half].map(value => value / stride),
    at * 4,
  )
  const offsets = [-half / 2, -half / 2, half / 2, -half / 2, 0, 0, -half / 2, half / 2, half / 2, half / 2]
  level.points.set(
    offsets.map(value => value / stride),
    at * 10,
  )
}

describe('SCRFD outputs', () => {
  it('decode to boxes and points around the cell’s corner', () => {
    const level = emptyLevel(16)
    put(level, 10, 5, 1, 0.9, 40)
    const [face, ...rest] = decodeScrfd([emptyLevel(8), level, emptyLevel(32)])
    expect(rest).toEqual([])
    expect(face?.score).toBeCloseTo(0.9, 5)
    expect(face?.box).toEqual({ x: 120, y: 40, width: 80, height: 80 })
    expect(face?.points).toEqual([
      { x: 140, y: 60 },
      { x: 180, y: 60 },
      { x: 160, y: 80 },
      { x: 140, y: 100 },
      { x: 180, y: 100 },
    ])
  })
  it('lose weak candidates and all but the surest of overlapping ones, over all strides', () => {
    const fine = emptyLevel(8)
    const coarse = emptyLevel(32)
    put(fine, 20, 20, 0, 0.7, 40)
    put(coarse, 5, 5, 0, 0.8, 40)
    put(fine, 60, 60, 0, 0.6, 10)
    put(fine, 70, 10, 0, 0.49, 10)
    expect(decodeScrfd([fine, emptyLevel(16), coarse]).map(face => face.score)).toEqual([
      expect.closeTo(0.8, 5),
      expect.closeTo(0.6, 5),
    ])
  })
  it('are found by their shape, whatever a file calls them, and come back in the picture’s pixels', async () => {
    const levels = [8, 16, 32].map(stride => emptyLevel(stride))
    put(levels[0] as ScrfdLevel, 40, 20, 0, 0.95, 24)
    const outputs: Record<string, NetOutput> = {}
    let name = 400
    for (const [values, pick] of [
      [10, 'points'],
      [1, 'scores'],
      [4, 'boxes'],
    ] as const)
      for (const level of levels) outputs[String(name++)] = { data: level[pick], dims: [level.scores.length, values] }
    const net: Net = { outputs: Object.keys(outputs), run: async () => outputs }
    const picture = { width: 1280, height: 720, data: new Uint8Array(1280 * 720 * 3) }
    const [face] = await scrfdDetector(net, 'det_10g').detect(picture, 1)
    expect(face?.box).toEqual({ x: 592, y: 272, width: 96, height: 96 })
  })
  it('of a file that is no SCRFD are refused', async () => {
    const net: Net = { outputs: ['y'], run: async () => ({ y: { data: new Float32Array(4), dims: [1, 4] } }) }
    const picture = { width: 64, height: 64, data: new Uint8Array(64 * 64 * 3) }
    await expect(scrfdDetector(net, 'det_10g').detect(picture, 1)).rejects.toThrow(/no SCRFD with landmarks/)
  })
})

describe('ArcFace', () => {
  const turned = ARCFACE_TEMPLATE.map(({ x, y }) => ({
    x: 3 * (x * 0.8 - y * 0.6) + 400,
    y: 3 * (x * 0.6 + y * 0.8) + 100,
  }))
  it('crops so that the five points lie on the template', () => {
    const back = arcfaceWarp(turned)
    for (const [index, point] of ARCFACE_TEMPLATE.entries()) {
      const source = apply(back, point)
      expect(source.x).toBeCloseTo(turned[index]?.x as number, 4)
      expect(source.y).toBeCloseTo(turned[index]?.y as number, 4)
    }
    expect(similarity(turned, ARCFACE_TEMPLATE)[0]).toBeCloseTo(0.8 / 3, 5)
  })
  it('takes a scaled RGB crop and gives a description of length 1, compared by cosine', async () => {
    let seen: { data: Float32Array; shape: readonly number[] } | undefined
    const net: Net = {
      outputs: ['683'],
      run: async (data, shape) => {
        seen = { data, shape }
        return { '683': { data: Float32Array.of(3, 4), dims: [1, 2] } }
      },
    }
    const embedder = arcfaceEmbedder(net, 'w600k_r50')
    const picture = { width: 800, height: 600, data: new Uint8Array(800 * 600 * 3).fill(255) }
    const box = { x: 0, y: 0, width: 1, height: 1 }
    const [description] = await embedder.embed(picture, [{ box, score: 1, points: turned }])
    expect(seen?.shape).toEqual([1, 3, 112, 112])
    expect(seen?.data[56 * 112 + 56]).toBeCloseTo(1, 5)
    expect(Array.from(description ?? [])).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)])
    expect(embedder.similarity(Float32Array.of(1, 0), Float32Array.of(0.6, 0.8))).toBeCloseTo(0.6, 6)
  })
})
