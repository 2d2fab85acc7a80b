// Other words never spoil a sentence.
import { expect, it } from 'vitest'
import { chooser } from './random.ts'
import { reword } from './reword.ts'

const ways = (text: string): Set<string> =>
  new Set(Array.from({ length: 60 }, (_, seed) => reword(text, chooser(String(seed)))))

it('makes a little thing small, and keeps a little farther', () => {
  expect([...ways('There is a little boat.')].sort()).toEqual(['There is a little boat.', 'There is a small boat.'])
  expect([...ways('He leans a little farther, a little too far, a little more.')].join()).not.toContain('small')
})

it('says what will be, and leaves an if alone', () => {
  expect([...ways("I'll come.")].sort()).toEqual(["I'll come.", "I'm going to come."])
  expect([...ways("If I'm going to stand there, I'll stand.")].join()).not.toContain("If I'll")
})

it('must be done, but has to do with something', () => {
  expect([...ways('She has to go.')].sort()).toEqual(['She has to go.', 'She must go.'])
  expect([...ways('It has to do with the bell.')]).toEqual(['It has to do with the bell.'])
})
