// Numbers as people read them.

/** `0.42 s`, `6.1 s`, `1 m 52 s`, `1 h 04 m`. */
export function seconds(value: number): string {
  if (value < 0.95) return `${value.toFixed(2)} s`
  if (value < 59.95) return `${value.toFixed(1)} s`
  const whole = Math.round(value)
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${String(whole % 60).padStart(2, '0')} s`
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} m`
}

/** `00:02:14` from seconds; with frames (`00:02:14:07`) when a frame rate is given. */
export function timecode(value: number, fps?: number): string {
  const frames = fps ? Math.round(value * fps) : 0
  const whole = fps ? Math.floor(frames / fps) : Math.floor(value + 1e-6)
  const two = (part: number): string => String(part).padStart(2, '0')
  const text = `${two(Math.floor(whole / 3600))}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`
  return fps ? `${text}:${two(Math.round(frames - whole * fps))}` : text
}

/** `0:07`, `2:14` for players. */
export const clock = (value: number): string =>
  `${Math.floor(value / 60)}:${String(Math.floor(value % 60)).padStart(2, '0')}`

/** `1 scene`, `3 scenes`. */
export const count = (value: number, word: string): string => `${value} ${word}${value === 1 ? '' : 's'}`

/** `31 kB`, `4.2 MB`. */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`
  if (value < 1e6) return `${Math.round(value / 1e3)} kB`
  return value < 1e9 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e9).toFixed(2)} GB`
}
