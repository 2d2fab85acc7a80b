// Names of delivered files: readable, the same on every system, in every script.
import type { EpisodeValue } from '../../types.ts'

/** What no file system of the usual ones takes in a name, and what shells and URLs stumble over. */
const AWKWARD = /[^\p{L}\p{N}]+/gu

/** `The Lab; "Episode" = 1` → `the-lab-episode-1` */
export const slug = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(AWKWARD, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'episode'

/** `sc007`, by the scene's place in the episode. */
export const sceneLabel = (index: number): string => `sc${String(index + 1).padStart(3, '0')}`

/** A reel name as CMX3600 takes it: at most eight capitals and digits. */
export const reel = (index: number): string => sceneLabel(index).toUpperCase()

const EXTENSIONS: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
}

/** The file of a scene's own clip, such as `the-lab_sc007.mp4`; undefined when it has none. */
export function shotName(episode: EpisodeValue, index: number, base: string): string | undefined {
  const clip = episode.scenes[index]?.clip
  return clip && `${base}_${sceneLabel(index)}.${EXTENSIONS[clip.mime] ?? 'mp4'}`
}
