// Checks of the people in the picture: the shots' identity reports, the faces in the file, and their lips in time. Pure.
import { LOOK_EVERY, type SeenFace, type SyncWindow } from '../../media/measure/job.ts'
import type { EpisodeValue, FaceReportValue, SceneValue } from '../../types.ts'
import { type Blame, clock, counted, type Finding, finding, isIn, sceneAt, type Unmeasured } from './finding.ts'

type Reports = readonly { readonly key: string; readonly value: FaceReportValue }[]

/** How the shots' own reports judge who is in them. */
export function identityCheck(reports: Reports): Finding {
  const failed = reports.filter(({ value }) => value.verdict === 'drift' || value.verdict === 'extra-person')
  const medians = reports.flatMap(({ value }) => Object.values(value.characters).flatMap(({ median }) => median ?? []))
  const strangers = reports.filter(({ value }) => value.verdict === 'extra-person').length
  const thresholds = [...new Set(reports.map(({ value }) => value.threshold))].sort((a, b) => a - b)
  return finding(
    'identity',
    failed.length === 0,
    [
      medians.length === 0 ? 'no face to judge' : `lowest median ${Math.min(...medians).toFixed(2)}`,
      ...(strangers > 0 ? [`strangers in ${strangers} of ${reports.length} shots`] : []),
    ].join(', '),
    `≥ ${thresholds.join(' or ')} in every shot, no strangers`,
    failed.map(
      ({ key, value }) => `${key} ${value.verdict === 'drift' ? driftOf(value) : 'a stranger is in the picture'}`,
    ),
    failed.map(({ key, value }) => ({ key, amount: shortOf(value) })),
  )
}

const drifting = (report: FaceReportValue) =>
  Object.values(report.characters).filter(({ verdict }) => verdict === 'drift')

const driftOf = (report: FaceReportValue): string =>
  drifting(report)
    .map(({ name, median }) => `${name} ${median?.toFixed(2) ?? 'not assessable'}`)
    .join(', ') || 'drift'

/** By how much a report's worst character falls short: its median, and less so its 10th percentile. */
const shortOf = (report: FaceReportValue): number =>
  Math.max(0, ...drifting(report).map(({ median, p10 }) => 2 - (median ?? 0) - (p10 ?? 0) / 4))

/** Below this calibrated score for everyone of the cast a face is a stranger's; weak likeness is left to the shots. */
const STRANGER = 0.3
/** From this score on a face is surely somebody whom the scene does not have. */
const SURELY = 0.6
/** Looks in a row that show a wrong face: a lone one may be a grimace or a turn of the head. */
const LOOKS = 2

/**
 * Who is seen in the file itself, so that a face which was put there after the shots were judged is found.
 * @param cast the characters that each scene has in the picture, by its key
 */
export function facesCheck(
  faces: readonly SeenFace[],
  cast: ReadonlyMap<string, readonly string[]>,
  episode: EpisodeValue,
): Finding {
  const wrong: { key: string; from: number; to: number; looks: number }[] = []
  let judged = 0
  for (const scene of episode.scenes) {
    const expected = cast.get(scene.key)
    if (!expected || scene.missing) continue
    let run: { from: number; to: number; looks: number } | undefined
    const times = [...new Set(faces.filter(face => isIn(episode, scene, face.time)).map(face => face.time))]
    for (const time of times) {
      const seen = faces.filter(face => face.time === time)
      judged += seen.length
      const isWrong = seen.some(({ character, score }) =>
        character === null ? score < STRANGER : score >= SURELY && !expected.includes(character),
      )
      if (!isWrong) {
        run = undefined
        continue
      }
      run = { from: run?.from ?? time, to: time, looks: (run?.looks ?? 0) + 1 }
      if (run.looks === LOOKS) wrong.push({ key: scene.key, ...run })
      else if (run.looks > LOOKS) wrong[wrong.length - 1] = { key: scene.key, ...run }
    }
  }
  return finding(
    'faces',
    wrong.length === 0,
    wrong.length === 0
      ? `${counted(judged, 'face')}, all of their scene's cast`
      : `wrong faces in ${counted(wrong.length, 'place')}`,
    `nobody but the scene's cast for ${LOOKS} looks (one every ${LOOK_EVERY} s)`,
    wrong.map(({ key, from, to }) => `${key} ${clock(from)} to ${clock(to)}`),
    wrong.map(({ key, looks }) => ({ key, amount: looks })),
  )
}

/** ms by which sound may come before and after the picture (ITU-R BT.1359-1, detectability). */
const EARLIEST = 45
const LATEST = 125
/** ms by which a single window's reading may be off. */
const WINDOW_ERROR = 40

/** Whether lips and voice run together. Without anybody seen to speak it cannot be measured, and is not passed. */
export function offsetCheck(
  { offset, windows }: { readonly offset: number | null; readonly windows: readonly SyncWindow[] },
  episode: EpisodeValue,
): Finding | Unmeasured {
  const metric = 'a/v offset'
  const used = windows.filter(window => window.usable)
  if (offset === null || used.length === 0)
    return {
      metric,
      why:
        windows.length === 0
          ? 'no face is large enough, for long enough, while something is heard'
          : `in ${counted(windows.length, 'place')} a face was followed, but what it says is not what is heard`,
    }
  const beyond = (value: number, grace = 0) => Math.max(value - EARLIEST - grace, -value - LATEST - grace, 0)
  const out = used.filter(window => beyond(window.offset, WINDOW_ERROR) > 0)
  const blamed = beyond(offset) > 0 ? used.filter(window => beyond(window.offset) > 0) : out
  const scenes = blamed.flatMap((window): Blame[] => {
    const scene = sceneAt(episode, (window.start + window.end) / 2)
    return scene ? [{ key: scene.key, amount: beyond(window.offset) / 100 }] : []
  })
  return finding(
    metric,
    beyond(offset) === 0 && out.length === 0,
    `sound ${Math.abs(Math.round(offset))} ms ${offset < 0 ? 'late' : 'early'} (${counted(used.length, 'place')})`,
    `≤ ${EARLIEST} ms early, ≤ ${LATEST} ms late`,
    blamed.map(window => `${clock(window.start)} ${Math.round(window.offset)} ms`),
    scenes,
  )
}

/** The characters that each scene has in the picture. */
export const castOf = (scenes: readonly { readonly key: string; readonly value: SceneValue }[]) =>
  new Map(scenes.map(({ key, value }) => [key, value.characters]))
