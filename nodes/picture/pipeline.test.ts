// The utilities wired together: a clip for each scene is trimmed, graded, titled and joined by the real engine.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { many } from '../../engine/graph/ports.ts'
import { clipOptions, deterministic, runFfmpeg } from '../media/ffmpeg/index.ts'
import { type GraphRig, graphRig } from '../testing/graph.ts'
import { Clip, type ClipValue, type ImageValue } from '../types.ts'

/** Shots of one second each. */
const shots = defineNode({
  type: 'test/shots',
  version: 1,
  title: 'Shots',
  category: 'Test',
  summary: '',
  inputs: {},
  params: z.object({ colours: z.array(z.string()).default(['red', 'green']) }),
  outputs: { shots: many(Clip, 'scene') },
  run: async ({ params, ctx }) => ({
    shots: await Promise.all(
      params.colours.map(async colour => {
        const out = join(await ctx.artifacts.scratch(), 'shot.mp4')
        await runFfmpeg(command =>
          deterministic(
            command
              .input(`color=${colour}:s=64x36:r=8`)
              .inputFormat('lavfi')
              .output(out)
              .outputOptions('-frames:v', '8', ...clipOptions({ fps: 8 }), '-an', '-f', 'mp4'),
          ),
        )
        const ref = await ctx.artifacts.adopt(out, 'video/mp4')
        const value = { ...ref, width: 64, height: 36, fps: 8, frames: 8, duration: 1, hasAudio: false }
        return { segment: `sc_${colour}`, value }
      }),
    ),
  }),
})

let rig: GraphRig
beforeAll(async () => {
  rig = await graphRig([shots])
})
afterAll(() => rig.close())

const graph = (colours: string[]) =>
  rig.run(
    {
      shots: ['test/shots', { colours }],
      places: ['flow/number-items'],
      words: ['flow/text-template', { template: '{{place.number}} of {{place.count}}', names: 'clip, place' }],
      trim: ['picture/trim', { unit: 'frames', in: 2 }],
      grade: ['picture/grade', { gain: 0.8 }],
      title: ['picture/text', { size: 40, anchor: 'center' }],
      all: ['picture/concat'],
      last: ['picture/extract-frame', { at: 'last' }],
      small: ['picture/resize-crop', { width: 32 }],
      one: ['flow/nth-item', { index: 1 }],
    },
    [
      'shots.shots > places.items',
      'shots.shots > words.a',
      'places.places > words.b',
      'shots.shots > trim.clip',
      'trim.clip > grade.picture',
      'grade.picture > title.picture',
      'words.text > title.text',
      'title.picture > all.clips',
      'all.clip > last.clip',
      'last.image > small.picture',
      'grade.picture > one.items',
    ],
  )

test('items keep their keys through every utility, and a changed one is made anew alone', async () => {
  const first = await graph(['red', 'green'])
  expect(first.problems).toEqual([])
  expect(first.values('words.text')).toEqual({ sc_red: '1 of 2', sc_green: '2 of 2' })
  expect(first.values('all.clip')['']).toMatchObject({
    frames: 12,
    fps: 8,
    width: 64,
    joins: [6],
  } satisfies Partial<ClipValue>)
  expect(first.values('small.picture')['']).toMatchObject({ width: 32, height: 18 } satisfies Partial<ImageValue>)
  expect(first.values('one.key')['']).toBe('sc_green')
  const again = await graph(['red', 'yellow'])
  expect(again.ran.filter(item => /^(trim|grade|title)/.test(item))).toEqual([
    'grade/sc_yellow',
    'title/sc_yellow',
    'trim/sc_yellow',
  ])
  expect((await graph(['red', 'yellow'])).ran).toEqual([])
})
test('a value of another kind is refused in words that name the port', async () => {
  const grade = ['picture/grade', { gain: 2 }] as const
  const words = ['flow/text', { text: 'x' }] as const
  await expect(rig.run({ words: [...words], grade: [...grade] }, ['words.text > grade.picture'])).rejects.toThrow(
    'Grade: picture takes an Image or a Clip, but the wire from Text brings a Text',
  )
  // Where nothing is known of what comes, it is looked at when it is there.
  const wrong = await rig.run(
    { list: ['flow/json', { json: { at: 'x' } }], part: ['flow/take-member', { path: 'at' }], grade: [...grade] },
    ['list.json > part.value', 'part.value > grade.picture'],
  )
  expect(wrong.problems).toEqual(['Grade: “picture” takes an image or a clip, but what came is a string'])
})
