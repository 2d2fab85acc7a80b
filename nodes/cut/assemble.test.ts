import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonical } from '../../engine/graph/json.ts'
import { decodeFrames, packetTimes, probe } from '../media/ffmpeg/index.ts'
import { measureLoudness } from '../media/measure/loudness.ts'
import { measureSound } from '../media/measure/sound.ts'
import { type TestContext, testContext } from '../testing/context.ts'
import { testClip, testMix, testScene } from '../testing/media.ts'
import type { ClipValue, EpisodeValue, SceneMixValue, SceneValue } from '../types.ts'
import assemble from './assemble.node.ts'

let ctx: TestContext
let scenes: SceneValue[]
let clips: ClipValue[]
let mixes: SceneMixValue[]
const SIZE = 'size=160x90:rate=24'

beforeAll(async () => {
  ctx = await testContext()
  scenes = [testScene(1, 60, 12), testScene(2, 72, 12), testScene(3, 40, 0)]
  clips = await Promise.all([
    testClip(ctx, `testsrc2=${SIZE}`, 72),
    testClip(ctx, `color=0x804020:${SIZE}`, 84),
    testClip(ctx, `testsrc=${SIZE}`, 40),
  ])
  mixes = await Promise.all([
    testMix(ctx, scenes[0] as SceneValue, [{ text: 'Who is there?', start: 0.5, end: 1.6 }]),
    testMix(ctx, scenes[1] as SceneValue, [{ text: 'Only the machine, Ava.', start: 0.3, end: 2.4 }]),
    testMix(ctx, scenes[2] as SceneValue, []),
  ])
})
afterAll(() => ctx.close())

interface Given {
  clips?: readonly { key: string; value?: ClipValue; failed?: string }[]
  params?: Record<string, unknown>
  mixes?: readonly (SceneMixValue | undefined)[]
  scenes?: readonly SceneValue[]
}
const key = (index: number) => `sc_${index + 1}`
const allClips = () => clips.map((value, index) => ({ key: key(index), wire: 0, value }))

async function run(given: Given = {}, context = ctx): Promise<EpisodeValue> {
  const outputs = await assemble.run({
    inputs: {
      clips: given.clips ?? allClips(),
      mixes: (given.mixes ?? mixes).map((value, index) => ({ key: key(index), wire: 0, value })),
      scenes: (given.scenes ?? scenes).map((value, index) => ({ key: key(index), wire: 0, value })),
      script: undefined,
    },
    params: assemble.params.parse({ title: 'The Lab; "Episode" = 1', ...given.params }),
    ctx: context,
  })
  return outputs.episode as EpisodeValue
}

const framesOf = async (path: string): Promise<Buffer[]> => {
  const frames: Buffer[] = []
  await decodeFrames(path, {
    width: 160,
    height: 90,
    pixelFormat: 'gray',
    onFrame: f => void frames.push(Buffer.from(f)),
  })
  return frames
}
const difference = (a: Buffer | undefined, b: Buffer | undefined): number => {
  if (!a || !b) return Number.POSITIVE_INFINITY
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length
}

describe('an assembled episode', () => {
  let episode: EpisodeValue
  let path = ''
  beforeAll(async () => {
    episode = await run()
    path = ctx.artifacts.path(episode.video.digest)
  })

  it('is exactly the sum of its scenes, at a constant rate, ready to stream', async () => {
    const [facts, packets] = await Promise.all([probe(path, { count: true }), packetTimes(path)])
    expect(facts.video).toMatchObject({ codec: 'h264', width: 160, height: 90, fps: 24, frames: 172 })
    expect(facts.video).toMatchObject({ colorSpace: 'bt709', colorPrimaries: 'bt709', colorRange: 'tv' })
    expect(facts.audio).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 })
    expect(packets.constantRate).toBe(true)
    expect(Math.abs(facts.duration - 172 / 24)).toBeLessThan(1 / 24)
    expect(episode.video.frames).toBe(172)
  })
  it('copies the middles of its clips and dissolves over the tails', async () => {
    const [whole, first, second, third] = await Promise.all([
      framesOf(path),
      ...clips.map(clip => framesOf(ctx.artifacts.path(clip.digest))),
    ])
    for (const frame of [0, 20, 47]) expect(difference(whole?.[frame], first?.[frame])).toBe(0)
    for (const frame of [24, 60, 71]) expect(difference(whole?.[60 + frame], second?.[frame])).toBe(0)
    for (const frame of [24, 39]) expect(difference(whole?.[132 + frame], third?.[frame])).toBe(0)
    // Half-way through the first dissolve: the mean of both clips' frames.
    const mean = Buffer.from(
      (first?.[66] ?? Buffer.alloc(0)).map((value, at) => (value + (second?.[6]?.[at] ?? 0)) / 2),
    )
    expect(difference(whole?.[66], mean)).toBeLessThan(4)
    expect(difference(whole?.[66], first?.[66])).toBeGreaterThan(10)
    // The frames on either side of a join follow their clips.
    expect(difference(whole?.[59], first?.[59])).toBeLessThan(4)
    expect(difference(whole?.[72], second?.[12])).toBeLessThan(4)
  })
  it('meets its loudness and true peak on the encoded file', async () => {
    const measured = await measureLoudness(path)
    expect(Math.abs(measured.integrated + 16)).toBeLessThanOrEqual(0.5)
    expect(measured.truePeak).toBeLessThanOrEqual(-1)
    expect(episode.loudness.integrated).toBeCloseTo(measured.integrated, 0)
  })
  it('keeps speech at least 9 dB over the music', () => {
    expect(episode.speechOverMusic?.worst).toBeGreaterThanOrEqual(9)
  })
  it('keeps speech in time with the picture, without the encoder’s delay', async () => {
    const limits = { shortestSilence: 1, silenceBelow: -60 }
    const stem = ctx.artifacts.path((mixes[0] as SceneMixValue).dialogue.digest)
    const [spoken, heard] = await Promise.all([measureSound(stem, limits), measureSound(path, limits)])
    // The loudest syllable of the first line, found in the stem and in the episode.
    const loudest = (levels: Float32Array) =>
      56 + levels.subarray(56, 160).indexOf(Math.max(...levels.subarray(56, 160)))
    expect(Math.abs(loudest(heard.levels) - loudest(spoken.levels))).toBeLessThanOrEqual(1)
  })
  it('carries chapters and captions, in the file and beside it', async () => {
    const facts = await probe(path)
    expect(facts.chapters.map(({ title, start }) => [title, start])).toEqual([
      ['1. Room 1, night', 0],
      ['2. Room 2, night', 2.5],
      ['3. Room 3, night', 5.5],
    ])
    expect(facts.tags.title).toBe('The Lab; "Episode" = 1')
    expect(facts.streams.map(stream => stream.codec)).toContain('mov_text')
    expect(episode.captions).toEqual([
      { start: 0.5, end: 1.6, speaker: 'ava', text: 'Who is there?' },
      { start: 2.8, end: 4.9, speaker: 'ava', text: 'Only the machine, Ava.' },
    ])
    const srt = Buffer.from(await ctx.artifacts.read(episode.srt.digest)).toString()
    expect(srt).toContain('00:00:02,800 --> 00:00:04,900\nOnly the machine, Ava.')
  })
  it('has the same bytes when it is made again', async () => {
    const again = await testContext()
    try {
      const same = { ...again, artifacts: { ...again.artifacts, path: ctx.artifacts.path } }
      expect((await run({}, same)).video.digest).toBe(episode.video.digest)
    } finally {
      await again.close()
    }
  })
})

/** A context that remembers its steps as the engine does, and which were made. */
function remembering(): { context: TestContext; made: string[] } {
  const made: string[] = []
  const known = new Map<string, unknown>()
  const step: TestContext['step'] = async (name, inputs, fn) => {
    const place = canonical([name, inputs])
    if (!known.has(place)) {
      known.set(place, await fn())
      made.push(name)
    }
    return known.get(place) as Awaited<ReturnType<typeof fn>>
  }
  return { context: { ...ctx, step }, made }
}

describe('a cut that is made again', () => {
  it('encodes the joins and the sound that another shot, another line or another join changes, and comes out as from nothing', async () => {
    const { context, made } = remembering()
    const again = async (given: Given): Promise<string[]> => {
      const before = made.length
      last = await run(given, context)
      return made.slice(before).sort()
    }
    let last: EpisodeValue | undefined
    expect(await again({})).toEqual(['part', 'part', 'sound'])
    expect(await again({ params: { title: 'Other' } })).toEqual([])
    const line = await testMix(ctx, scenes[2] as SceneValue, [{ text: 'Nobody.', start: 0.1, end: 0.8 }])
    expect(await again({ mixes: [...mixes.slice(0, 2), line] })).toEqual(['sound'])
    const cut = { head: 0, transition: 'wipe' as const, material: 72 }
    expect(await again({ scenes: [{ ...(scenes[0] as SceneValue), cut }, ...scenes.slice(1)] })).toEqual(['part'])
    expect(await again({ clips: allClips().slice(1), params: { missing: 'slate' } })).toEqual(['part', 'slate'])
    expect(await again({ clips: allClips().slice(1), params: { missing: 'hold' } })).toEqual(['held', 'part'])
    const other = { key: 'sc_3', wire: 0, value: await testClip(ctx, `rgbtestsrc=${SIZE}`, 40) }
    const given = { clips: [...allClips().slice(0, 2), other] }
    expect(await again(given)).toEqual(['part'])
    expect(last?.video.digest).toBe((await run(given)).video.digest)
  })
})

describe('a trimmed cut', () => {
  it('begins and ends its scenes where it was told to, in picture, sound and captions, and wipes over the handle', async () => {
    const [one, two, three] = scenes as [SceneValue, SceneValue, SceneValue]
    const trimmed = [
      { ...one, frames: 40, tailFrames: 20, cut: { head: 10, transition: 'wipe' as const, material: 72 } },
      { ...two, frames: 60, tailFrames: 0, cut: { head: 6, transition: 'dissolve' as const, material: 84 } },
      three,
    ]
    const episode = await run({ scenes: trimmed })
    const path = ctx.artifacts.path(episode.video.digest)
    const [whole, first, second] = await Promise.all([
      framesOf(path),
      ...clips.slice(0, 2).map(clip => framesOf(ctx.artifacts.path(clip.digest))),
    ])
    expect(whole).toHaveLength(140)
    expect(episode.scenes.map(({ start, head, tail }) => [start, head, tail])).toEqual([
      [0, 10, 20],
      [40, 6, 0],
      [100, 0, 0],
    ])
    for (const frame of [0, 13, 14, 39]) expect(difference(whole?.[frame], first?.[10 + frame])).toBeLessThan(4)
    expect(difference(whole?.[40 + 59], second?.[6 + 59])).toBeLessThan(4)
    // Half-way through the wipe: the left half is the first scene still, the right half is the second.
    const half = (frame: Buffer | undefined, side: 0 | 1) =>
      Buffer.concat(
        Array.from(
          { length: 90 },
          (_, row) => frame?.subarray(row * 160 + side * 100, row * 160 + side * 100 + 60) ?? Buffer.alloc(0),
        ),
      )
    expect(difference(half(whole?.[50], 0), half(first?.[60], 0))).toBeLessThan(6)
    expect(difference(half(whole?.[50], 1), half(second?.[16], 1))).toBeLessThan(6)
    const [who, only] = episode.captions
    expect(who?.start).toBeCloseTo(0.5 - 10 / 24, 2)
    expect(only?.start).toBeCloseTo(40 / 24 + 0.3 - 6 / 24, 1)
    // The loudest syllable of the first line comes as much earlier as was trimmed, to a hundredth of a second or two.
    const limits = { shortestSilence: 1, silenceBelow: -60 }
    const stem = ctx.artifacts.path((mixes[0] as SceneMixValue).dialogue.digest)
    const [spoken, heard] = await Promise.all([measureSound(stem, limits), measureSound(path, limits)])
    const loudest = (levels: Float32Array, from: number, to: number) =>
      from + levels.subarray(from, to).indexOf(Math.max(...levels.subarray(from, to)))
    const shift = loudest(spoken.levels, 56, 160) - loudest(heard.levels, 14, 118)
    expect(Math.abs(shift - 41.7)).toBeLessThanOrEqual(2)
  })
})

describe('awkward lengths', () => {
  it('lose, repeat and move no frame: scenes of one frame, tails of any length, hard cuts, another rate', async () => {
    const fps = 30
    const lengths = [
      [37, 2],
      [41, 3],
      [1, 0],
      [2, 1],
      [95, 33],
      [33, 0],
      [30, 30],
      [31, 12],
    ] as const
    const shots = lengths.map(([frames, tail], index) => testScene(index + 1, frames, tail, fps))
    /** Each frame of each clip has its own grey. */
    const grey = (shot: number, frame: number) => 20 + ((frame * 7 + shot * 31) % 211)
    const made = await Promise.all(
      shots.map((shot, index) =>
        testClip(
          ctx,
          `nullsrc=size=64x48:rate=${fps},geq=lum='16+(20+mod(N*7+${index}*31,211))*219/255':cb=128:cr=128`,
          shot.frames + shot.tailFrames,
          { fps },
        ),
      ),
    )
    const outputs = await assemble.run({
      inputs: {
        clips: made.map((value, index) => ({ key: key(index), wire: 0, value })),
        mixes: undefined,
        scenes: shots.map((value, index) => ({ key: key(index), wire: 0, value })),
        script: undefined,
      },
      params: assemble.params.parse({}),
      ctx,
    })
    const seen: number[] = []
    await decodeFrames(ctx.artifacts.path((outputs.episode as EpisodeValue).video.digest), {
      width: 8,
      height: 8,
      pixelFormat: 'gray',
      onFrame: pixels => void seen.push(pixels[27] ?? -1),
    })
    const expected: (number | undefined)[] = []
    shots.forEach((shot, index) => {
      const before = shots[index - 1]?.tailFrames ?? 0
      const dissolve = before >= 2 ? Math.min(before, shot.frames) : 0
      // Within a dissolve the mean of two greys is seen: those frames are not looked at here.
      for (let frame = 0; frame < shot.frames; frame++) expected.push(frame < dissolve ? undefined : grey(index, frame))
    })
    expect(seen.length).toBe(expected.length)
    const wrong = expected.flatMap((value, at) =>
      value === undefined || Math.abs(value - (seen[at] ?? -99)) <= 3 ? [] : [at],
    )
    expect(wrong).toEqual([])
  })
})

describe('a cut that is stopped', () => {
  it('stops at once, with the reason, while it encodes', async () => {
    const stop = new AbortController()
    let told = 0
    const progress = (fraction: number) => {
      told = fraction
      if (fraction > 0) stop.abort(new Error('the run was cancelled'))
    }
    await expect(run({}, { ...ctx, signal: stop.signal, progress })).rejects.toThrow('the run was cancelled')
    expect(told).toBeLessThan(0.9)
  })
  it('ends with the fault of the part that failed, when a stem is damaged', async () => {
    const torn = await ctx.artifacts.put('RIFF but nothing else', 'audio/wav')
    const mix = mixes[0] as SceneMixValue
    const broken = { ...mix, music: { ...(mix.music as NonNullable<typeof mix.music>), digest: torn.digest } }
    await expect(run({ mixes: [broken, mixes[1], mixes[2]] })).rejects.toThrow(/Scene 1: its music cannot be used: /)
  })
})

describe('captions drawn into the picture', () => {
  it('are seen in Latin, Arabic and Japanese script, and the picture keeps its length', async () => {
    const speech = mixes[1] as SceneMixValue
    const said = ['هل أنت هنا يا آفا؟', '扉はまだ温かい。', 'Then we are not alone.']
    const lines = said.map((text, index) => ({
      ...{ id: `l_${index}`, speaker: 'ava', emotion: 'neutral' as const, text },
      ...{ start: index, end: index + 0.9 },
    }))
    const episode = await run({ params: { burnCaptions: true }, mixes: [mixes[0], { ...speech, lines }, mixes[2]] })
    const frames = await framesOf(ctx.artifacts.path(episode.video.digest))
    expect(frames.length).toBe(172)
    // White letters low in the plain brown picture, other ones each second, and none above.
    const lower = [96, 120].map(frame => frames[frame]?.subarray(160 * 60) ?? Buffer.alloc(0))
    for (const part of lower) expect(part.filter(value => value > 110).length).toBeGreaterThan(20)
    expect(difference(lower[0], lower[1])).toBeGreaterThan(1)
    expect(frames[96]?.subarray(0, 160 * 40).filter(value => value > 110).length).toBe(0)
  })
})

describe('clips that are not right', () => {
  it('are conformed: another rate, shape, length, pixel format and tags', async () => {
    const foreign = await testClip(ctx, 'testsrc2=size=120x120:rate=30', 20, {
      fps: 30,
      options: ['-c:v', 'mpeg4', '-q:v', '4'],
      audio: 'sine=frequency=500',
    })
    const given = allClips().map((item, index) => (index === 1 ? { ...item, value: foreign } : item))
    const episode = await run({ clips: given, params: { nativeSound: 'keep' } })
    const facts = await probe(ctx.artifacts.path(episode.video.digest), { count: true })
    expect(facts.video).toMatchObject({ width: 160, height: 90, frames: 172, pixelFormat: 'yuv420p', fps: 24 })
    expect(ctx.said.warnings.join()).toMatch(/Scene 2: its clip ends 64 frames early/)
    // Bars left and right of the square picture.
    const frames = await framesOf(ctx.artifacts.path(episode.video.digest))
    expect(frames[100]?.[45 * 160 + 2]).toBeLessThan(20)
    const middle = frames[100]?.subarray(45 * 160 + 36, 45 * 160 + 124) ?? []
    expect(Math.max(...middle)).toBeGreaterThan(100)
  })
  it('are brought to standard dynamic range', async () => {
    const tags = 'setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc:range=tv'
    const options = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p10le', '-color_trc', 'smpte2084', '-colorspace', 'bt2020nc']
    // Half of PQ's code values is 92 cd/m²: 45 % of reference white, which BT.709 codes at about two thirds.
    const grey = await testClip(ctx, `color=0x808080:${SIZE},format=yuv420p10le,${tags}`, 84, {
      options: [...options, '-color_primaries', 'bt2020'],
    })
    const given = allClips().map((item, index) => (index === 1 ? { ...item, value: grey } : item))
    const frames = await framesOf(ctx.artifacts.path((await run({ clips: given })).video.digest))
    expect(frames[100]?.[45 * 160 + 80]).toBeGreaterThan(150)
    expect(frames[100]?.[45 * 160 + 80]).toBeLessThan(185)
  })
  it('stop the cut by default, and the error lists scenes and reasons', async () => {
    const given = [
      { key: 'sc_1', wire: 0, value: clips[0] as ClipValue },
      { key: 'sc_2', wire: 0, failed: 'the provider refused the prompt' },
    ]
    await expect(run({ clips: given })).rejects.toThrow(
      /2 of 3 scenes have no clip \(scene 2: the provider refused the prompt; scene 3: No clip was made/,
    )
  })
  it('are replaced by a slate or by the frame before them, whether they failed or never came', async () => {
    const given = [
      { key: 'sc_1', wire: 0, value: clips[0] as ClipValue },
      { key: 'sc_2', wire: 0, failed: 'the provider refused the prompt' },
    ]
    const held = (await framesOf(ctx.artifacts.path((clips[0] as ClipValue).digest)))[71]
    for (const missing of ['slate', 'hold']) {
      const episode = await run({ clips: given, params: { missing } })
      expect(episode.scenes.map(scene => scene.missing)).toEqual([false, true, true])
      const frames = await framesOf(ctx.artifacts.path(episode.video.digest))
      expect(frames.length).toBe(172)
      for (const at of [100, 160])
        if (missing === 'hold') expect(difference(frames[at], held)).toBeLessThan(4)
        else expect(difference(frames[at], held)).toBeGreaterThan(20)
      expect(difference(frames[100], frames[115])).toBeLessThan(1)
    }
    const said = ctx.said.warnings.join('\n')
    expect(said).toContain('Scene 2 is missing: the provider refused the prompt')
    expect(said).toContain('Scene 3 is missing: No clip was made for this scene.')
  })
})
