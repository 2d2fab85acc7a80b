// The notes of a take in reading order.
import { expect, it } from 'vitest'
import { notesOf } from './TakeNotes.tsx'

it('notes stand in reading order: the prompt, what the node noted, what was sent and came back, the params', () => {
  const notes = {
    request: { capability: 'video.generate' },
    response: 'ok',
    'request 2': {},
    'response 2': {},
    cue: 'slow strings',
    prompt: 'A lab at night',
  }
  expect(notesOf({ notes, params: { seed: 7 } }).map(note => note.title)).toEqual([
    'Final prompt',
    'cue',
    'Request, as it was sent',
    'Response, as it came back',
    'Request 2, as it was sent',
    'Response 2, as it came back',
    'Params',
  ])
})
