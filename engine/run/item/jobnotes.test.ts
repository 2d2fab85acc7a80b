// What is kept of jobs.
import { describe, expect, it } from 'vitest'
import { jobNotes, kept } from './jobnotes.ts'

describe('the notes of jobs', () => {
  it('keep each request as it was sent and what came back, by number', () => {
    const { sent, notes } = jobNotes()
    const first = sent('speech', { params: { text: 'Hello' } })
    sent('speech', { params: { text: 'Again' }, runner: 'espeak' })
    first({ servedBy: 'espeak', outputs: {}, facts: { words: 1 } })
    expect(notes).toEqual({
      request: { capability: 'speech', params: { text: 'Hello' } },
      response: { servedBy: 'espeak', outputs: {}, facts: { words: 1 } },
      'request 2': { capability: 'speech', runner: 'espeak', params: { text: 'Again' } },
    })
  })

  it('say what was left out of long texts and lists', () => {
    expect(kept(Array.from({ length: 100 }, () => 1))).toHaveLength(81)
    expect(kept(Array.from({ length: 100 }, () => 1))).toContain('… 20 more')
    expect(kept('a'.repeat(5000))).toMatch(/… \(1000 more characters\)$/)
  })

  it('only measure what is larger than a row should be', () => {
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`, 'x'.repeat(3000)]))
    expect(kept(wide)).toMatch(/^Left out: \d+ kB of JSON$/)
  })

  it('stop after a few jobs', () => {
    const { sent, notes } = jobNotes()
    for (let at = 0; at < 20; at++) sent('portrait', { params: { at } })
    expect(Object.keys(notes)).toHaveLength(8)
  })
})
