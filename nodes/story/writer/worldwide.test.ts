import { describe, expect, it } from 'vitest'
import { NARRATOR, type ScriptValue, type StoryValue } from '../../types.ts'
import { castStory, matchPeople } from '../casting.ts'
import { addressOf } from './manner.ts'
import { chooser } from './random.ts'
import { offstage, readPremise } from './reading/premise.ts'
import { buildWorld } from './world.ts'
import { WORLDWIDE, type WorldPrompt } from './worldwide.fixture.ts'
import { writeScript } from './write.ts'

const storyOf = ({ premise, genre, setting }: WorldPrompt, seconds = 300): StoryValue => ({
  premise,
  genre,
  setting,
  theme: '',
  tone: '',
  seconds,
})
const written = WORLDWIDE.map(prompt => {
  const story = storyOf(prompt)
  const cast = castStory(story, 0)
  return { prompt, cast, script: writeScript(story, cast, { seed: 0 }) }
})
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const lines = (script: ScriptValue) => script.scenes.flatMap(scene => scene.utterances)

describe.each(written)('“$prompt.premise”', ({ prompt, cast, script }) => {
  it('shows and hears everybody whom the premise names', () => {
    const premise = readPremise(prompt.premise)
    const matched = matchPeople(premise.people, cast)
    for (const person of premise.people.filter(({ name }) => name)) {
      if (offstage(person, premise)) continue
      const id = matched.get(person.id)?.id
      const scenes = script.scenes.filter(scene => scene.characters.includes(id ?? ''))
      expect(scenes.length, person.name).toBeGreaterThan(0)
      expect(
        scenes.some(scene => scene.action.includes(person.name.split(' ').at(-1) ?? '')),
        person.name,
      ).toBe(true)
      expect(
        lines(script).some(({ speaker }) => speaker === id),
        person.name,
      ).toBe(true)
    }
  })

  it('begins no sentence with a pronoun that nobody named before it answers to', () => {
    for (const { action } of script.scenes) {
      const sentences = action.split(/(?<=[.!?…])\s+/)
      sentences.forEach((sentence, index) => {
        const pronoun = /^(She|He) /.exec(sentence)?.[1]
        const before = sentences[index - 1] ?? ''
        if (!pronoun || before.startsWith(`${pronoun} `)) return
        const named = cast.filter(({ name }) =>
          name.split(' ').some(part => new RegExp(`(?<!\\p{L})${part}(?!\\p{L})`, 'u').test(before)),
        )
        if (named.length === 0) return
        expect(
          named.map(({ gender }) => gender),
          `${before} ${sentence}`,
        ).toContain(pronoun === 'She' ? 'female' : 'male')
      })
    }
  })

  it('stays in its country', () => {
    if (!prompt.never) return
    for (const scene of script.scenes) {
      expect(scene.place).not.toMatch(prompt.never)
      expect(scene.weather).not.toMatch(prompt.never)
      expect(scene.props.join()).not.toMatch(prompt.never)
    }
  })
})

describe('two dozen together', () => {
  it('have no two articles in a row, and nothing a small open', () => {
    for (const { script } of written)
      for (const { action } of script.scenes)
        expect(action).not.toMatch(/\b(?:the|a|an) (?:the|a|an)\b|\ba small open\b/i)
  })

  it('share no utterance beyond a single word', () => {
    const heard = new Map<string, Set<string>>()
    for (const { prompt, script } of written)
      for (const { text } of lines(script)) {
        const said = plain(text)
        if (said.includes(' ')) heard.set(said, (heard.get(said) ?? new Set()).add(prompt.premise))
      }
    expect([...heard].filter(([, premises]) => premises.size > 1).map(([said]) => said)).toEqual([])
  })

  it('speak of their own people and matter in most of what the narrator says', () => {
    for (const { cast, script } of written) {
      const told = lines(script).filter(({ speaker }) => speaker === NARRATOR)
      const names = cast.map(({ name }) => name.split(' ')[0] ?? name)
      const own = told.filter(({ text }) => names.some(name => text.includes(name)) || /\bthe \w+/.test(text))
      expect(own.length).toBeGreaterThan(told.length * 0.6)
    }
  })

  it('call nobody of their own blood by the full name, and elders by what they are', () => {
    const story = storyOf(WORLDWIDE.find(({ premise }) => premise.includes('Haruto')) as WorldPrompt)
    const world = buildWorld(story, castStory(story, 0), 1, chooser('kin'))
    const of = (id: string) => world.players.find(player => player.id === id)
    const [yuki, haruto] = [of('yuki'), of('haruto')]
    if (!yuki || !haruto) throw new Error('The island has lost its people')
    expect(addressOf(yuki, haruto)).toBe('Grandfather')
    expect(addressOf(haruto, yuki)).toBe('Yuki')
    for (const { cast, script } of written)
      for (const { text } of lines(script))
        for (const { name } of cast) if (name.includes(' ')) expect(text).not.toContain(`, ${name}`)
  })
})

it('speaks in a film of one short scene, too', () => {
  for (const prompt of WORLDWIDE) {
    const story = storyOf(prompt, 5)
    const script = writeScript(story, castStory(story, 0), { seed: 0 })
    expect(lines(script).length, prompt.premise).toBeGreaterThan(0)
  }
})
