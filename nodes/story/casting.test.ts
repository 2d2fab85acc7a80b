import { describe, expect, it } from 'vitest'
import { Character, type StoryValue } from '../types.ts'
import { castStory, matchPeople } from './casting.ts'
import { voicesFor } from './voices.ts'
import { readPremise } from './writer/reading/premise.ts'

const story = (premise: string, seconds = 300, genre = ''): StoryValue => ({
  premise,
  genre,
  theme: '',
  setting: '',
  tone: '',
  seconds,
})
const PILOT = 'Ava discovers the secret lab; her mentor warns her about the consequences'

describe('casting a premise', () => {
  it('gives everybody it names or calls by a role a whole character', () => {
    const cast = castStory(story(PILOT), 0)
    expect(cast).toHaveLength(3)
    const [ava, mentor] = cast
    expect(ava).toMatchObject({ name: 'Ava', gender: 'female' })
    expect(mentor?.relationships).toEqual({ [ava?.id ?? '']: 'mentor' })
    expect(mentor?.age ?? 0).toBeGreaterThan((ava?.age ?? 0) + 12)
    for (const character of cast) {
      Character.parse(character)
      expect(character.name).not.toBe('')
      for (const word of [/skin/, /face/, /eyes/, /brows/, /nose/, /hair|head|afro|bob|cut/, /build/])
        expect(character.appearance).toMatch(word)
      expect(character.clothing).not.toBe('')
      expect(character.personality.length).toBeGreaterThanOrEqual(2)
      expect(character.speakingStyle).not.toBe('')
    }
  })

  it('tells them apart: face, hair, skin, clothes and voice', () => {
    for (let seed = 0; seed < 20; seed++) {
      const cast = castStory(story('A pilot, a nurse and a chef meet a spy, a thief and a stranger in a bar'), seed)
      expect(cast.length).toBeGreaterThanOrEqual(4)
      for (const part of [0, 1, 2, 4]) {
        const words = cast.map(character => character.appearance.split(', ')[part])
        expect(new Set(words).size).toBe(words.length)
      }
      expect(new Set(cast.map(({ clothing }) => clothing)).size).toBe(cast.length)
      expect(new Set(cast.map(({ name }) => name.charAt(0))).size).toBe(cast.length)
      const voices = voicesFor(cast).map(({ settings }) => settings)
      voices.forEach((one, index) => {
        for (const other of voices.slice(index + 1))
          expect(
            one.gender !== other.gender ||
              Math.abs(one.pitch - other.pitch) >= 1 ||
              Math.abs(one.timbre - other.timbre) >= 0.05,
          ).toBe(true)
      })
    }
  })

  it('is the same for the same seed and varied over seeds', () => {
    expect(castStory(story(PILOT), 3)).toEqual(castStory(story(PILOT), 3))
    const mentors = Array.from({ length: 30 }, (_, seed) => castStory(story(PILOT), seed)[1])
    expect(new Set(mentors.map(mentor => mentor?.name)).size).toBeGreaterThan(15)
    expect(new Set(mentors.map(mentor => mentor?.appearance.split(',')[0])).size).toBeGreaterThan(6)
  })

  it('lets relatives share a name and leaves the dead out', () => {
    const brothers = castStory(story('Two brothers inherit a circus'), 1)
    expect(brothers[0]?.name.split(' ')[1]).toBe(brothers[1]?.name.split(' ')[1])
    const names = castStory(story('A detective finds a letter from his dead brother'), 0).map(({ role }) => role)
    expect(names.join()).not.toContain('brother')
  })

  it('gives sisters one skin, and three of one mind somebody who wants it otherwise', () => {
    const cast = castStory(story('Three sisters inherit a hotel in the Alps and hide a runaway prince'), 0)
    const skins = cast.slice(0, 3).map(({ appearance }) => appearance.split(',')[0])
    expect(new Set(skins).size).toBe(1)
    expect(cast).toHaveLength(5)
    expect(
      castStory(story('Two brothers inherit a circus, but a rival ringmaster steals the elephant'), 0),
    ).toHaveLength(3)
  })

  it('lets two of a group have faces, and makes whoever has a grandson old', () => {
    const roles = castStory(
      story('A crew of deep-sea welders hears singing, and their foreman forbids them to look'),
      0,
    )
    expect(roles.map(({ role }) => role)).toEqual([
      'one of the crew of deep-sea welders',
      'another of the crew of deep-sea welders',
      'foreman',
    ])
    const [oda, emil] = castStory(story('Oda the beekeeper waits; her grandson Emil brings a jar'), 0)
    expect((oda?.age ?? 0) - (emil?.age ?? 99)).toBeGreaterThan(40)
  })

  it('keeps given characters as they are, finds them in the premise, and adds only who is missing', () => {
    const given = [
      Character.parse({ id: 'ava', name: 'Ava Sorel', gender: 'female', clothing: 'red coat' }),
      Character.parse({ id: 'ilse', name: 'Ilse Marrow', role: 'Ava’s mentor', gender: 'female' }),
    ]
    expect(castStory(story(PILOT), 0, given)).toEqual(given)
    expect(castStory(story(PILOT), 0, given.slice(0, 1)).map(({ name }) => name)[0]).toBe('Ava Sorel')
    expect(castStory(story(PILOT), 0, given.slice(0, 1))).toHaveLength(2)
    const matched = matchPeople(readPremise(PILOT).people, given)
    expect([...matched.values()].map(({ id }) => id)).toEqual(['ava', 'ilse'])
  })

  it('suits the length: nobody is invented for twelve seconds', () => {
    expect(castStory(story('A girl climbs a mountain', 12), 0)).toHaveLength(1)
    expect(castStory(story('A girl climbs a mountain', 60), 0)).toHaveLength(2)
    expect(castStory(story('A girl climbs a mountain', 300), 0)).toHaveLength(3)
  })
})

describe('looks that fit', () => {
  const skin = (appearance: string | undefined): string => appearance?.split(', ')[0] ?? ''
  const at = (premise: string, setting: string, seed = 0) => castStory({ ...story(premise), setting }, seed)

  it('a name tells where somebody comes from, a likely and varied default', () => {
    const dark = /deep brown|dark brown|ebony|warm brown|^brown/
    const ruths = Array.from({ length: 20 }, (_, seed) => castStory(story('Ruth Okafor opens a door'), seed)[0])
    for (const ruth of ruths) expect(skin(ruth?.appearance)).toMatch(dark)
    expect(new Set(ruths.map(ruth => ruth?.appearance)).size).toBeGreaterThan(15)
    const [ingrid] = castStory(story('Ingrid Solberg opens a door'), 0)
    expect(skin(ingrid?.appearance)).toMatch(/fair|light|pale|rosy|ruddy/)
  })

  it('a name of many countries is of the one that the story or the others are of', () => {
    const hana = (premise: string, setting: string) => skin(at(premise, setting)[0]?.appearance)
    expect(hana('Hana and Kenji share an umbrella', '')).toMatch(/beige|ivory/)
    expect(hana('Hana opens a door', 'Cairo')).toMatch(/olive|tan|golden|light brown/)
  })

  it('whoever is invented is of the country, and an elder cousin of the family', () => {
    for (let seed = 0; seed < 12; seed++) {
      const cast = at('Yuki and her grandfather Haruto search for a lost bell', 'a Japanese island', seed)
      for (const { appearance } of cast) expect(skin(appearance)).toMatch(/beige|ivory/)
      const [yuki, haruto] = cast
      expect(skin(haruto?.appearance)).toBe(skin(yuki?.appearance))
      expect(haruto?.age ?? 0).toBeGreaterThan(60)
      expect(haruto?.appearance).toMatch(/silver|white|grey|salt-and-pepper/)
    }
  })

  it('what the premise says of somebody wins', () => {
    const [lena] = castStory(story('A red-haired freckled baker named Amara Okafor finds a map'), 0)
    expect(lena?.appearance).toMatch(/\bred \w/)
    expect(lena?.appearance).toContain('freckles')
    const [tall] = castStory(story('A bald bearded blue-eyed sailor named Kofi finds a map'), 0)
    for (const word of ['shaved head', 'full beard', 'blue eyes']) expect(tall?.appearance).toContain(word)
  })

  it('no man is given a dress, and twins are of an age', () => {
    for (let seed = 0; seed < 20; seed++)
      for (const { gender, clothing } of castStory(story('Two brothers and a king find a sword', 300, 'fantasy'), seed))
        if (gender === 'male') expect(clothing).not.toMatch(/blouse|dress|skirt/)
    const [one, other] = castStory(story('Bruno and his twin brother Paolo open a shop'), 0)
    expect(other?.age).toBe(one?.age)
  })
})
