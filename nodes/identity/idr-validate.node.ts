// Measures whether the people in a clip are still themselves.
import { z } from 'zod'
import type { ArtifactRef } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { lookup, one } from '../../engine/graph/ports.ts'
import { CAPABILITIES, IdentifyFacts, type IdentifyJob } from '../media/jobs.ts'
import { Clip, FaceReport, Look, type LookValue, Scene } from '../types.ts'

/** References of a character that are looked at; more cost time and say little. */
const MOST_REFERENCES = 8

export default defineNode({
  type: 'identity/idr-validate',
  version: 5,
  title: 'IDR Validate',
  category: 'Identity',
  summary:
    'Finds the faces in a clip, compares them with the cast’s references and says, on a calibrated scale, who kept their face and where it drifts.',
  inputs: {
    clip: one(Clip).describe('The clip to look at.'),
    scene: one(Scene).describe('The scene it shows, which says who is expected in the picture.'),
    cast: lookup(Look).describe(
      'The cast’s looks: the expected characters are judged by their references, the others help to tell them apart.',
    ),
  },
  params: z.object({
    threshold: z.number().min(0.05).max(0.99).default(0.6).meta({
      title: 'Threshold',
      description:
        'Calibrated score that each character’s median must reach: at 0.6 single frames of drawn people are missed and mistaken equally seldom, 0.85 is a confident match.',
      step: 0.01,
      face: true,
    }),
    samplesPerSecond: z.number().min(0.5).max(24).default(2).meta({
      title: 'Samples',
      description:
        'Frames to look at in a second of film, the first and the last among them. Up to two, one a second is enough where every face is plainly itself.',
      unit: '/s',
      step: 0.5,
    }),
  }),
  outputs: {
    report: one(FaceReport).describe('Scores frame by frame, a verdict for each character and one for the clip.'),
  },
  capabilities: [CAPABILITIES.identify],
  face: 'curve',
  pool: 'light',
  expectSeconds: 1,
  run: async ({ inputs: { clip, scene, cast }, params, ctx }) => {
    const expected = await cast.get([...new Set(scene.characters)])
    const others: LookValue[] = []
    for (const key of await cast.keys()) {
      const look = await cast.get(key)
      if (look && ![...expected, ...others].some(known => known.id === look.id)) others.push(look)
    }
    const looks = [...expected, ...others]
    const named = ({ id, name }: LookValue) => ({ id, name })
    const files: Record<string, ArtifactRef> = { clip: fileOf(clip) }
    for (const look of looks)
      for (const [index, reference] of look.references.slice(0, MOST_REFERENCES).entries())
        files[`ref:${look.id}:${index}`] = fileOf(reference)
    const job: IdentifyJob = {
      threshold: params.threshold,
      expected: expected.map(named),
      cast: looks.map(named),
      samplesPerSecond: params.samplesPerSecond,
      joins: clip.joins ?? [],
    }
    const { facts } = await ctx.dispatch(CAPABILITIES.identify, { params: job, inputs: files })
    const { report, warnings } = IdentifyFacts.parse(facts)
    ctx.served(report.model)
    for (const warning of warnings) ctx.warn(warning)
    return { report }
  },
})

const fileOf = ({ digest, mime, bytes }: ArtifactRef): ArtifactRef => ({ digest, mime, bytes })
