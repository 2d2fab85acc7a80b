// Loudness and true peak as EBU R128 measures them (ITU-R BS.1770), by ffmpeg's ebur128.
import { runFfmpeg } from '../ffmpeg/index.ts'

export interface Loudness {
  /** LUFS over the whole programme; −70 for silence. */
  readonly integrated: number
  /** dBTP of the loudest channel; −120 for silence. */
  readonly truePeak: number
  /** Loudness range in LU (EBU Tech 3342). */
  readonly range: number
}

/** The filter whose log `parseLoudness` reads. */
export const LOUDNESS_FILTER = 'ebur128=peak=true:framelog=verbose'
/** The same without the true peak, at a quarter of the cost. */
export const INTEGRATED_FILTER = 'ebur128=framelog=verbose'

/** Reads the summary that ebur128 logs at its end. @throws Error when there is none. */
export function parseLoudness(log: readonly string[]): Loudness {
  const text = log.join('\n')
  const value = (label: string): number | undefined => {
    const found = [...text.matchAll(new RegExp(`${label}:\\s+(-?(?:[\\d.]+|inf|nan))`, 'g'))].at(-1)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const integrated = value('\\bI')
  const peak = value('\\bPeak')
  const range = value('\\bLRA')
  if (integrated === undefined) throw new Error('ffmpeg reported no loudness')
  return {
    integrated: Number.isFinite(integrated) ? integrated : -70,
    truePeak: peak !== undefined && Number.isFinite(peak) ? peak : -120,
    range: range !== undefined && Number.isFinite(range) ? range : 0,
  }
}

/** Measures the first sound stream of a file. */
export async function measureLoudness(file: string, signal?: AbortSignal): Promise<Loudness> {
  const log: string[] = []
  await runFfmpeg(
    command => command.input(file).output('-').outputOptions('-map', '0:a:0', '-af', LOUDNESS_FILTER, '-f', 'null'),
    { signal, onLine: line => log.push(line), what: 'measuring loudness' },
  )
  return parseLoudness(log)
}
