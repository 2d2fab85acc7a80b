// The finished episode in a player, with a marker for each scene.

import type { FaceProps } from '../types.ts'
import { isClip, isEpisode } from '../values.ts'
import { EpisodePlayer } from './EpisodePlayer.tsx'

export function EpisodeFace({ shown, graph, focus }: FaceProps) {
  if (isEpisode(shown.value)) return <EpisodePlayer episode={shown.value} graph={graph} onScene={focus} />
  if (isClip(shown.value))
    return (
      <EpisodePlayer
        episode={{ title: 'episode', video: shown.value, scenes: [], captions: [] }}
        graph={graph}
        onScene={focus}
      />
    )
  return null
}
