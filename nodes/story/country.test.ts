// What lies around the places of a story, told by its words.
import { expect, it } from 'vitest'
import { countryOf as drawnCountryOf } from '../media/illustrated/sets/country.ts'
import { countryOf } from './country.ts'

it('is told by the setting, then the premise, then most of the places', () => {
  const of = (premise: string, setting = '', places: string[] = []) => countryOf({ premise, setting }, places)
  expect(of('Ruth hunts a thief in a mountain hotel', '')).toBe('mountains')
  expect(of('A city detective comes to an island', '')).toBe('sea')
  expect(of('Ruth hunts a thief in a mountain hotel', 'a village by the sea')).toBe('sea')
  expect(of('A cook loses a knife', 'Lisbon, 1974')).toBe('Lisbon, 1974')
  expect(of('A cook loses a knife', '', ['forest path', 'forest hut', 'kitchen'])).toBe('forest')
  expect(of('A cook sees a knife under the moon')).toBe('')
  expect(of('They land a ship of sleeping colonists on a planet whose storms sing')).toBe('outer space')
  expect(of('The best cook on the planet loses a knife')).toBe('')
})

it('is drawn as it is told: what a story says of its country, whoever draws understands', () => {
  for (const [premise, drawn] of [
    ['Ruth hunts a thief in a mountain hotel', 'peaks'],
    ['Yuki searches a Japanese island', 'sea'],
    ['Noor mends a space station', 'space'],
    ['Ali crosses the dunes', 'desert'],
    ['Ida hides in the woods', 'trees'],
    ['Marta bakes in a village', 'village'],
    ['Jan farms a valley', 'hills'],
    ['Zed robs a city bank', 'city'],
  ] as const)
    expect(drawnCountryOf('kitchen', countryOf({ premise, setting: '' }))).toBe(drawn)
})

it('is that of the story for a village, which lies somewhere', () => {
  expect(drawnCountryOf('village', 'desert')).toBe('desert')
  expect(drawnCountryOf('village lane', 'city')).toBe('village')
  expect(drawnCountryOf('harbour', 'mountains')).toBe('sea')
})
