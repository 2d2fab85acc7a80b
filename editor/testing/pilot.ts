// A pilot-like graph for tests of the editor: 17 nodes, wired as an episode is made.
import type { GraphDocument } from '../../engine/graph/document.ts'
import { step } from './graphs.ts'

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
    step('prompt', 'story/story-prompt', 22, 44, {
      premise: 'Ava discovers the secret lab; her mentor warns her about the consequences.',
    }),
    step('bible', 'cast/series-bible', 22, 352, {
      characters: [
        { id: 'ava', name: 'Ava', role: 'a curious engineer', gender: 'female', appearance: 'blonde, green eyes' },
        { id: 'okoye', name: 'Dr. Okoye', role: 'her mentor', gender: 'male', appearance: 'grey beard, glasses' },
      ],
    }),
    step('script', 'story/llm-script', 385, 44),
    step('split', 'story/scene-splitter', 385, 484),
    step('continuity', 'story/continuity', 792, 44),
    step('words', 'picture/prompt-engine', 792, 341),
    step('shots', 'picture/video-gen', 1155, 44),
    step('chain', 'picture/last-frame-chain', 1496, 44),
    step('idr', 'identity/idr-validate', 1496, 396),
    step('refine', 'identity/refine-loop', 1496, 726),
    step('lines', 'story/dialogue-lines', 22, 814),
    step('voices', 'sound/tts', 22, 1089),
    step('music', 'sound/music', 363, 814),
    step('mix', 'sound/scene-mix', 363, 1045),
    step('assemble', 'cut/assemble', 1837, 44),
    step('qc', 'cut/qc', 1837, 539),
    step('export', 'cut/export', 1837, 935),
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
    { id: 'f1', title: 'Script', box: [0, 0, 737, 737] },
    { id: 'f2', title: 'Shots', box: [770, 0, 1012, 1034] },
    { id: 'f3', title: 'Sound', box: [0, 770, 627, 550] },
    { id: 'f4', title: 'Cut', box: [1815, 0, 484, 1133] },
  ],
  notes: [],
})
