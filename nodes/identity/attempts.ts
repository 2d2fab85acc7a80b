// What the refine loop decides with: which of two reports is better, which seed an attempt takes.
import { leastP10 } from '../media/faces/judging/judge.ts'
import type { FaceReportValue } from '../types.ts'

/** How good a report is; a greater `rank` always wins, then the smaller `short`, then the greater `score`. */
export interface Standing {
  /** 2 pass, 1 a face that is judged and fails, 0 nothing to judge: hiding a face mends nothing. */
  readonly rank: 0 | 1 | 2
  /** How far the median or the 10th percentile of anybody falls short of what keeps a character; 0 when none does. */
  readonly short: number
  /** The worst assessed character's median, 0…1. */
  readonly score: number
  /** The worst assessed character's 10th percentile, which decides between equal scores. */
  readonly low: number
}

/**
 * How a report stands.
 * @param first the report on the clip that came in: who was judged there and is no longer seen keeps that score, for hiding
 *   somebody mends nothing
 */
export function standing(report: FaceReportValue, first: FaceReportValue = report): Standing {
  const { threshold } = report
  const least = leastP10(threshold)
  const hidden = hiddenFrom(report, first)
  const assessed = [...Object.values(report.characters).filter(character => character.median !== null), ...hidden]
  const worst = (values: readonly (number | null)[]): number =>
    values.length > 0 ? Math.min(...values.map(value => value ?? 0)) : 0
  return {
    rank: report.verdict === 'no-face' ? 0 : report.verdict === 'pass' && hidden.length === 0 ? 2 : 1,
    short: Math.max(0, ...assessed.map(({ median, p10 }) => Math.max(threshold - (median ?? 0), least - (p10 ?? 0)))),
    score: worst(assessed.map(character => character.median)),
    low: worst(assessed.map(character => character.p10)),
  }
}

/** The characters who failed in the first clip and cannot be judged in this one. */
export const hiddenFrom = (report: FaceReportValue, first: FaceReportValue) =>
  Object.entries(first.characters)
    .filter(([id, { verdict, median }]) => verdict === 'drift' && median !== null && !report.characters[id]?.median)
    .map(([, character]) => character)

/** Strictly better, so that a tie goes to the earlier. */
export const isBetter = (a: Standing, b: Standing): boolean =>
  a.rank !== b.rank
    ? a.rank > b.rank
    : a.short !== b.short
      ? a.short < b.short
      : a.score !== b.score
        ? a.score > b.score
        : a.low > b.low

/** The seed of attempt `n` (1, 2, 3 …): 32 bits mixed from the first seed and n alone (the finaliser of MurmurHash3). */
export function seedOf(seed: number, n: number): number {
  let bits = (seed ^ Math.imul(n, 0x9e3779b9)) >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
