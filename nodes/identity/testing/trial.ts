// Whole trials of the refine loop with the real nodes, renderer and face models: a scene is shot, judged and refined.
import { join } from 'node:path'
import type { JobRequest } from '../../../engine/graph/context.ts'
import { facesRunner } from '../../../worker/runners/faces.runner.ts'
import illustrated from '../../../worker/runners/illustrated.runner.ts'
import { AVA, MIRA, type Person, portraits, SOL, STRANGER } from '../../media/faces/testing/film.ts'
import chain from '../../picture/last-frame-chain.node.ts'
import videoGen from '../../picture/video-gen.node.ts'
import { type TestContext, testContext } from '../../testing/context.ts'
import { type ClipValue, FaceReportValue, type LookValue, type SceneValue } from '../../types.ts'
import { seedOf } from '../attempts.ts'
import validate from '../idr-validate.node.ts'
import type { Patches } from '../levers.ts'
import refine from '../refine-loop.node.ts'

const FPS = 8
const PART_SECONDS = 2
const EXTENSIONS = 2
const PEOPLE = [AVA, MIRA, SOL, STRANGER]
const CAMERAS = ['medium close-up', 'close-up, slow push in', 'medium shot']

export interface TrialOptions {
  readonly seed: number
  readonly identityStrength: number
  readonly attempts?: number
  readonly strategy?: string
}

export interface Trial {
  readonly who: string
  readonly first: FaceReportValue
  readonly best: FaceReportValue
  /** What was tried, in order. */
  readonly levers: readonly string[]
  /** The lever of the attempt that was kept, if it was not the first clip. */
  readonly kept: string | null
  /** Jobs by capability: those of the first clip, and those that the loop took. */
  readonly jobs: { readonly first: Readonly<Record<string, number>>; readonly loop: Readonly<Record<string, number>> }
  readonly warnings: readonly string[]
}

/** How good a report's worst judged character is: the median, 0…1. */
export const medianOf = (report: FaceReportValue): number =>
  Math.min(...Object.values(report.characters).map(character => character.median ?? 0))

/** @param folder where models and portraits are kept */
export async function openTrials(folder: string) {
  const context = await testContext({ runners: [illustrated, facesRunner(join(folder, 'models'))] })
  const looks = await Promise.all(
    PEOPLE.map(async (who: Person): Promise<LookValue> => {
      const files = await portraits(who, folder)
      const references = await Promise.all(
        files.map(async ({ path }) => ({
          ...(await context.artifacts.adopt(path, 'image/png')),
          width: 384,
          height: 384,
        })),
      )
      return { ...who, references, source: 'illustrated' }
    }),
  )
  const cast = {
    get: (async (keys: string | readonly string[]) =>
      typeof keys === 'string'
        ? looks.find(look => look.id === keys)
        : keys.map(key => looks.find(look => look.id === key))) as never,
    keys: async () => looks.map(look => look.id),
  }
  return {
    close: () => context.close(),
    run: (options: TrialOptions): Promise<Trial> => trial(options, context, cast),
  }
}

async function trial(
  { seed, identityStrength, attempts, strategy }: TrialOptions,
  context: TestContext,
  cast: { get: never; keys: () => Promise<string[]> },
): Promise<Trial> {
  const who = PEOPLE[seed % PEOPLE.length] as Person
  const scene = sceneOf(who, seed)
  const inputs = { scene, state: undefined, prompt: undefined, cast, first: undefined, speech: async () => [] }
  const counts: Record<string, number> = {}
  const made = new Map<string, unknown>()
  /** Done once for equal inputs, as the engine does. */
  const once = async <T>(key: unknown, fn: () => Promise<T>): Promise<T> => {
    const text = JSON.stringify(key)
    if (!made.has(text)) made.set(text, await fn())
    return made.get(text) as T
  }
  const ctxFor = (own: number): TestContext => ({
    ...context,
    seed: seedOf(own, 0),
    step: (name, given, fn) => once(['step', name, given], fn),
    dispatch: (capability: string, job: JobRequest) => {
      counts[capability] = (counts[capability] ?? 0) + 1
      return context.dispatch(capability, job)
    },
  })
  const base = {
    video: { seconds: PART_SECONDS, identityStrength, seed },
    chain: { extensions: EXTENSIONS, identityStrength, seed: seed + 1000 },
  }
  const evaluate = async (patches: Patches) => {
    const shot = videoGen.params.parse({ ...base.video, ...patches.video })
    const { clip: first } = await once(['video', shot], () =>
      Promise.resolve(videoGen.run({ inputs: inputs as never, params: shot, ctx: ctxFor(Number(shot.seed)) })),
    )
    const parts = chain.params.parse({ ...base.chain, ...patches.chain })
    const { clip } = await once(['chain', first, parts], () =>
      Promise.resolve(
        chain.run({ inputs: { ...inputs, clip: first } as never, params: parts, ctx: ctxFor(Number(parts.seed)) }),
      ),
    )
    const { report } = await once(['idr', clip], () =>
      Promise.resolve(
        validate.run({ inputs: { clip, scene, cast } as never, params: validate.params.parse({}), ctx: ctxFor(0) }),
      ),
    )
    return { clip: clip as ClipValue, report: FaceReportValue.parse(report) }
  }
  const begun = await evaluate({})
  const first = { ...counts }
  const warnings: string[] = []
  const notes: Record<string, unknown> = {}
  let attempt = 0
  const ctx: TestContext = {
    ...ctxFor(0),
    warn: message => warnings.push(message),
    note: (name, value) => {
      notes[name] = value
    },
    regenerable: () => [
      { node: 'chain', type: chain.type, params: chain.params.parse(base.chain) },
      { node: 'video', type: videoGen.type, params: videoGen.params.parse(base.video) },
    ],
    rerun: async (_ports, patches) => ({ attempt: ++attempt, inputs: await evaluate(patches) }),
  }
  const params = refine.params.parse({ attempts, strategy })
  const { report } = await refine.run({ inputs: begun, params, ctx })
  const history = (notes.attempts ?? []) as { lever: string | null }[]
  const kept = (notes.kept as { attempt: number } | undefined)?.attempt ?? 0
  return {
    who: who.name,
    first: begun.report,
    best: FaceReportValue.parse(report),
    levers: history.slice(1).map(entry => entry.lever ?? ''),
    kept: history[kept]?.lever ?? null,
    jobs: {
      first,
      loop: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count - (first[name] ?? 0)])),
    },
    warnings,
  }
}

const sceneOf = (who: Person, seed: number): SceneValue => ({
  id: `sc_trial_${seed}`,
  number: 1,
  interior: true,
  place: 'laboratory',
  hour: 'day',
  weather: '',
  action: 'Somebody looks at the console.',
  camera: CAMERAS[seed % CAMERAS.length] as string,
  mood: 'calm',
  characters: [who.id],
  props: [],
  utterances: [],
  frames: FPS * PART_SECONDS * (1 + EXTENSIONS),
  tailFrames: 0,
  fps: FPS,
})
