// What a person reads of a face report: which number failed, by how much, and when in the clip.
import { leastP10 } from '../media/faces/judging/judge.ts'
import type { FaceReportValue } from '../types.ts'

/** Such as `Ava 0.62, Ravi 0.91`. */
export const scoresInWords = (report: FaceReportValue): string =>
  Object.values(report.characters)
    .filter(character => character.median !== null)
    .map(character => `${character.name} ${(character.median as number).toFixed(2)}`)
    .join(', ') || 'no face to judge'

/**
 * Why a report fails, such as `Identity is not kept: Ava’s median 0.52 is under 0.60 (10th percentile 0.41, from 4.0 s to
 * 7.5 s)`.
 */
export function failureInWords(report: FaceReportValue): string {
  const least = leastP10(report.threshold)
  const faults = Object.entries(report.characters)
    .filter(([, { verdict, median }]) => verdict === 'drift' && median !== null)
    .map(([id, { name, median, p10 }]) => {
      const where = whenInWords(report, id)
      const [middle, low] = [median ?? 0, p10 ?? 0]
      return middle < report.threshold
        ? `${name}’s median ${middle.toFixed(2)} is under the threshold ${report.threshold.toFixed(2)} (10th percentile ${low.toFixed(2)}${where})`
        : `${name}’s 10th percentile ${low.toFixed(2)} is under ${least.toFixed(2)} (median ${middle.toFixed(2)}, threshold ${report.threshold.toFixed(2)}${where})`
    })
  if (report.verdict === 'extra-person') faults.push('somebody is in the picture who is not in the cast')
  return `Identity is not kept: ${faults.join('; ') || `drift, ${scoresInWords(report)} (threshold ${report.threshold.toFixed(2)})`}`
}

/** Such as `; 4.0–7.5 s`: where a character is not themselves, unless it is all the time. */
function whenInWords(report: FaceReportValue, id: string): string {
  const spans = (report.drifts ?? []).filter(span => span.character === id)
  return spans.length > 0 ? `; ${spans.map(({ from, to }) => `${from.toFixed(1)}–${to.toFixed(1)} s`).join(', ')}` : ''
}
