import { describe, expect, it } from 'vitest'
import { arrange, readStreamPatch } from './arrange.ts'

const scenes = ['a', 'b', 'c', 'd']

describe('a stream that a person arranged', () => {
  it('has its items in the order wanted, with what was put in and without what was left out', () => {
    expect(arrange(scenes, { order: ['d', 'new', 'a', 'c'], items: { new: 1, b: null } })).toEqual([
      'd',
      'new',
      'a',
      'c',
    ])
  })
  it('keeps what was written since behind whom it follows, and forgets what is gone', () => {
    expect(arrange(['first', 'a', 'x', 'c', 'b'], { order: ['c', 'gone', 'b', 'a'] })).toEqual([
      'first',
      'c',
      'b',
      'a',
      'x',
    ])
  })
  it('puts in at the end what the order does not name, and takes each segment once', () => {
    expect(arrange(['a', 'b'], { order: ['b', 'b'], items: { z: {} } })).toEqual(['a', 'b', 'z'])
    expect(arrange(['a'], { items: { a: 1 } })).toEqual(['a'])
  })
  it('is refused in words when the change is no such thing', () => {
    expect(() => readStreamPatch([])).toThrow('an object')
    expect(() => readStreamPatch({ order: [1] })).toThrow('list of segments')
    expect(() => readStreamPatch({ items: { 'a/b': 1 } })).toThrow('"a/b" cannot be a segment')
  })
})
