// A pilot-like graph for tests of the editor: 17 nodes, wired as an episode is made.
import type { GraphDocument, GraphNode } from '../../engine/graph/document.ts'

const node = (id: string, type: string, x: number, y: number, params: Record<string, unknown> = {}): GraphNode => ({
  id,
  type,
  version: 1,
  at: [x, y],
  params,
  mode: 'active',
})

const WIRES = `
prompt.story > script.story
bible.bible > script.bible
script.script > split.script
split.scenes > continuity.scenes
bible.bible > continuity.bible
split.scenes > words.scene
continuity.states > words.state
bible.looks > words.cast
split.scenes > shots.scene
words.prompt > shots.prompt
continuity.states > shots.state
bible.looks > shots.cast
voices.audio > shots.speech
shots.clip > chain.clip
split.scenes > chain.scene
bible.looks > chain.cast
chain.clip > idr.clip
split.scenes > idr.scene
bible.looks > idr.cast
chain.clip > refine.clip
idr.report > refine.report
split.scenes > lines.scene
lines.lines > voices.line
bible.voices > voices.voices
split.scenes > music.scene
split.scenes > mix.scene
voices.audio > mix.lines
music.music > mix.music
refine.clip > assemble.clips
mix.mix > assemble.mixes
script.script > assemble.script
assemble.episode > qc.episode
script.script > qc.script
refine.report > qc.reports
assemble.episode > export.episode
qc.report > export.report`

export const pilot = (): GraphDocument => ({
  format: 'reelgraph',
  version: 1,
  id: 'pilot',
  name: 'Pilot: The Hidden Lab',
  description: 'A short episode from a prompt: script, shots, voices, score, cut.',
  nodes: [
    node('prompt', 'story/story-prompt', 44, 88, {
      premise: 'Ava discovers the secret lab; her mentor warns her about the consequences.',
    }),
    node('bible', 'cast/series-bible', 44, 418, {
      characters: [
        { id: 'ava', name: 'Ava', role: 'a curious engineer', gender: 'female', appearance: 'blonde, green eyes' },
        { id: 'okoye', name: 'Dr. Okoye', role: 'her mentor', gender: 'male', appearance: 'grey beard, glasses' },
      ],
    }),
    node('script', 'story/llm-script', 418, 88),
    node('split', 'story/scene-splitter', 836, 88),
    node('continuity', 'story/continuity', 836, 374),
    node('words', 'picture/prompt-engine', 1210, 88),
    node('shots', 'picture/video-gen', 1584, 88),
    node('chain', 'picture/last-frame-chain', 1958, 88),
    node('idr', 'identity/idr-validate', 1958, 462),
    node('refine', 'identity/refine-loop', 2332, 88),
    node('lines', 'story/dialogue-lines', 1210, 594),
    node('voices', 'sound/tts', 1584, 682),
    node('music', 'sound/music', 1584, 924),
    node('mix', 'sound/scene-mix', 1958, 792),
    node('assemble', 'cut/assemble', 2706, 88),
    node('qc', 'cut/qc', 2706, 594),
    node('export', 'cut/export', 3256, 88),
  ],
  edges: WIRES.trim()
    .split('\n')
    .map(wire => {
      const [from = '', to = ''] = wire.split(' > ')
      return { from, to }
    }),
  overrides: {},
  edits: {},
  pins: {},
  frames: [
    { id: 'f1', title: 'Script', box: [22, 22, 1144, 726] },
    { id: 'f2', title: 'Shots', box: [1188, 22, 1452, 528] },
  ],
  notes: [],
})
