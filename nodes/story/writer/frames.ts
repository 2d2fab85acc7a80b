// Lengths of scenes as whole frames whose sum is exact.

/** Length of the dissolve between two scenes, in frames. */
export const FADE_FRAMES = 12

/**
 * Whole frames in proportion to `weights`, `frames` in sum, at least one each (largest remainders first).
 * @throws RangeError when there are more parts than frames
 */
export function conformFrames(weights: readonly number[], frames: number): number[] {
  if (weights.length > frames) throw new RangeError(`${frames} frames cannot be shared by ${weights.length} scenes`)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map(weight => (total > 0 ? (weight * frames) / total : frames / weights.length))
  const whole = exact.map(value => Math.max(1, Math.floor(value)))
  let rest = frames - whole.reduce((sum, count) => sum + count, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, part: value - Math.floor(value) }))
    .sort((a, b) => b.part - a.part || a.index - b.index)
  for (let turn = 0; rest > 0; turn++, rest--) {
    const at = byRemainder[turn % byRemainder.length]?.index ?? 0
    whole[at] = (whole[at] ?? 0) + 1
  }
  while (rest < 0) {
    const longest = whole.indexOf(Math.max(...whole))
    whole[longest] = (whole[longest] ?? 2) - 1
    rest++
  }
  return whole
}
