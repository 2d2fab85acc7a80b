// What a story is about and where it goes on, told by its premise.
import { expect, it } from 'vitest'
import { castStory } from '../casting.ts'
import { chooser } from './random.ts'
import { buildWorld, kindOfPlace } from './world.ts'

const worldOf = (premise: string, genre: string, setting = '') => {
  const story = { premise, genre, setting, theme: '', tone: '', seconds: 300 }
  return buildWorld(story, castStory(story, 0), 1, chooser('0'))
}

it('is about what is found, not about where the finder comes from or is', () => {
  const finds = 'finds a melody that makes people remember what they lost'
  expect(worldOf(`A young trumpet player in New Orleans ${finds}`, 'drama').matter).toBe('the melody')
  expect(worldOf(`In New Orleans, a young trumpet player ${finds}`, 'drama').matter).toBe('the melody')
  expect(worldOf('A detective returns to the drowned village', 'mystery').matter).toBe('the drowned village')
})

it('keeps a ship in space away from the sea', () => {
  const { site, near, home, premise } = worldOf(
    'Captain Elena and her navigator Bo must land a cargo ship of sleeping colonists on a planet whose storms sing',
    'sci-fi',
  )
  expect(site).toEqual({ name: 'cargo ship', kind: 'ship' })
  expect(premise.events[0]?.places[0]).toMatchObject({ name: 'cargo ship', kind: 'ship' })
  for (const { kind } of [...near, home]) expect(['sea', 'shore']).not.toContain(kind)
  expect(worldOf('Captain Elena must land a cargo ship on an island', 'drama').site.kind).toBe('sea')
})

it('has a roof under the sky', () => {
  expect(kindOfPlace('rooftop', 'house')).toBe('roof')
})
