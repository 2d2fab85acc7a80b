// Text Overlay: shaping of scripts, lines, places and times, judged by the ink that it leaves.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawText } from '../media/edit/text/draw.ts'
import { breakLines, isRightToLeft } from '../media/edit/text/lines.ts'
import { decodeFrames } from '../media/ffmpeg/index.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip } from '../testing/media.ts'
import type { ClipValue, ImageValue } from '../types.ts'
import node from './text.node.ts'

const FRAME = { width: 320, height: 180 }
const PLAIN = { outline: 0, shadow: 0, size: 16, anchor: 'center' }
const draw = (text: string, params: object = {}) =>
  drawText(text, node.params.parse({ ...PLAIN, ...params }) as never, FRAME)

/** Where ink is: its box, and how high each column reaches. */
async function ink(text: string, params: object = {}) {
  const drawn = draw(text, params)
  if (!drawn) throw new Error('nothing was drawn')
  const { data } = await sharp(drawn.png).extractChannel('alpha').raw().toBuffer({ resolveWithObject: true })
  const tops: number[] = []
  for (let x = 0; x < FRAME.width; x++) {
    let top = FRAME.height
    for (let y = FRAME.height - 1; y >= 0; y--) if ((data[y * FRAME.width + x] ?? 0) > 100) top = y
    tops.push(top)
  }
  const columns = tops.flatMap((top, x) => (top < FRAME.height ? [x] : []))
  const left = columns[0] ?? 0
  const right = columns.at(-1) ?? 0
  return {
    left,
    right,
    width: right - left + 1,
    top: Math.min(...tops),
    tops,
    warnings: drawn.warnings,
    png: drawn.png,
  }
}

describe('scripts', () => {
  it('joins Arabic letters and writes them from right to left', async () => {
    const joined = await ink('ببب')
    const apart = await ink('ب\u200cب\u200cب')
    expect(apart.width).toBeGreaterThan(joined.width * 1.15)
    // Alif comes first, so it stands at the right: the highest stroke.
    const { tops, left, right } = await ink('اببب')
    expect(Math.min(...tops.slice(right - 5, right + 1))).toBeLessThan(Math.min(...tops.slice(left, left + 20)) - 4)
  })
  it('puts what closes a Hebrew sentence at its left', async () => {
    const [bare, closed] = [
      await ink('שלום', { anchor: 'right', align: 'start' }),
      await ink('שלום!', { anchor: 'right', align: 'start' }),
    ]
    expect(Math.abs(bare.right - closed.right)).toBeLessThanOrEqual(1)
    expect(closed.left).toBeLessThan(bare.left - 3)
  })
  it('has letters for each script, and tells its characters apart', async () => {
    const seen = new Set<string>()
    for (const text of ['日', '本', '直', '한', '글', 'ア', 'क', 'क्ष', 'א', 'ع', 'Ж', 'Ω', '♪', 'ế']) {
      const { png, width, warnings } = await ink(text)
      expect(warnings, text).toEqual([])
      expect(width, text).toBeGreaterThan(4)
      seen.add(png.toString('base64'))
    }
    expect(seen.size).toBe(14)
  })
  it('writes Han characters as the language does', async () => {
    expect((await ink('直骨', { language: 'ja' })).png.equals((await ink('直骨', { language: 'zh' })).png)).toBe(false)
    expect((await ink('の直骨')).png.equals((await ink('の直骨', { language: 'ja' })).png)).toBe(true)
  })
  it('leaves out what no font has, and says so', () => {
    expect(draw('Run 😀 now')?.warnings).toEqual(['Left out, because no bundled font has it: 😀 (U+1F600)'])
    expect(draw('😀')).toBeUndefined()
  })
  it('knows weights and slants', async () => {
    expect((await ink('Mill', { weight: 900 })).width).toBeGreaterThan((await ink('Mill', { weight: 100 })).width * 1.1)
    expect((await ink('Mill', { italic: true })).png.equals((await ink('Mill')).png)).toBe(false)
  })
})

describe('lines', () => {
  const measure = (text: string) => [...text].length
  const broken = (text: string, width: number, balanced = false) =>
    breakLines(text, width, measure, balanced).map(line => line.text)
  it('break at words, and words only where they are too long', () => {
    expect(broken('the quick brown fox', 10)).toEqual(['the quick', 'brown fox'])
    expect(broken('a incomprehensible b', 8)).toEqual(['a', 'incompre', 'hensible', 'b'])
    expect(broken('one\n\ntwo', 10)).toEqual(['one', '', 'two'])
  })
  it('are of like length when balanced', () => {
    expect(broken('aa bb cc dd ee', 11)).toEqual(['aa bb cc dd', 'ee'])
    expect(broken('aa bb cc dd ee', 11, true)).toEqual(['aa bb cc', 'dd ee'])
  })
  it('never begin with a closing sign nor end with an opening one', () => {
    for (let width = 8; width < 16; width++)
      for (const line of broken('「港の灯り」が消えた、夜。「どうして？」と言った。', width)) {
        expect(line).not.toMatch(/^[、。」？]/)
        expect(line).not.toMatch(/「$/)
      }
  })
  it('have the direction of their first letter', () => {
    expect(['"שלום" abc', '123 abc שלום', 'مرحبا', '...'].map(isRightToLeft)).toEqual([true, false, true, false])
  })
})

describe('Text Overlay', () => {
  let ctx: TestContext
  let clip: ClipValue
  beforeAll(async () => {
    ctx = await testContext()
    clip = await testClip(ctx, 'color=black:s=128x72:r=8', 16, { fps: 8, audio: 'sine=f=440:d=2' })
  })
  afterAll(() => ctx.close())
  const run = async (picture: unknown, params: object) =>
    (await node.run({ inputs: { picture }, params: node.params.parse(params), ctx })).picture as ClipValue & ImageValue
  const brightness = async (made: ClipValue) => {
    const found: number[] = []
    await decodeFrames(ctx.artifacts.path(made.digest), {
      width: 128,
      height: 72,
      pixelFormat: 'gray',
      onFrame: pixels => void found.push(pixels.reduce((a, b) => Math.max(a, b), 0)),
    })
    return found
  }
  it('stands on a clip from its start to its end, and fades', async () => {
    const made = await run(clip, { text: 'NIGHT', size: 30, anchor: 'center', start: 0.5, end: 1.5, fadeOut: 0.5 })
    expect(made).toMatchObject({ frames: 16, hasAudio: true, width: 128, height: 72 })
    const light = await brightness(made)
    expect(light.slice(0, 4).every(value => value < 20)).toBe(true)
    expect(light.slice(12).every(value => value < 20)).toBe(true)
    expect(light[4]).toBeGreaterThan(225)
    expect(light[5]).toBeGreaterThan(225)
    expect(light[10]).toBeLessThan(200)
    expect(light[11]).toBeLessThan(light[10] as number)
  })
  it('stands on an image where it is put, in its colour', async () => {
    const png = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const image = { ...(await ctx.artifacts.put(png, 'image/png')), width: 200, height: 100 }
    const made = await run(image, {
      text: 'III',
      size: 40,
      anchor: 'top left',
      colour: '#00ff00',
      outline: 0,
      margin: 0,
    })
    const { data } = await sharp(ctx.artifacts.path(made.digest))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => (y * 200 + x) * 3 + 1
    let leftTop = 0
    let elsewhere = 0
    for (let y = 0; y < 100; y++)
      for (let x = 0; x < 200; x++) if ((data[at(x, y)] ?? 0) > 200) x < 80 && y < 50 ? leftTop++ : elsewhere++
    expect(leftTop).toBeGreaterThan(100)
    expect(elsewhere).toBe(0)
  })
  it('hands a picture through without words, and refuses times that are not there', async () => {
    expect(await run(clip, { text: ' ' })).toEqual(clip)
    await expect(run(clip, { text: 'x', start: 2 })).rejects.toThrow('“Start” is 2 s, but the clip ends at 2.00 s')
    await expect(run(clip, { text: 'x', start: 1, end: 0.5 })).rejects.toThrow('must come after')
  })
  it('says when words reach out of the picture', async () => {
    await run(clip, { text: 'much too large a text for this', size: 60 })
    expect(ctx.said.warnings.join()).toContain('reaches out of the picture')
  })
})
