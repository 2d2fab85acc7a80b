import { describe, expect, it } from 'vitest'
import { NARRATOR, ScriptValue, type StoryValue } from '../../types.ts'
import { castStory } from '../casting.ts'
import { speechSeconds } from '../timing.ts'
import { PROMPTS, type PromptFixture } from './prompts.fixture.ts'
import { writeScript } from './write.ts'

const storyOf = (prompt: Partial<PromptFixture> & { premise: string }, seconds: number): StoryValue => ({
  premise: prompt.premise,
  genre: prompt.genre ?? '',
  theme: prompt.theme ?? '',
  setting: '',
  tone: prompt.tone ?? '',
  seconds,
})
const write = (story: StoryValue, seed = 0): ScriptValue => writeScript(story, castStory(story, seed), { seed })
const spoken = (script: ScriptValue): string[] =>
  script.scenes.flatMap(scene => scene.utterances.map(({ text }) => text))
const action = (script: ScriptValue): string => script.scenes.map(scene => scene.action).join('\n')
const whole = (script: ScriptValue): string => `${action(script)}\n${spoken(script).join('\n')}`
const fiveGrams = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? []
  return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(' ')))
}
/** For every pair, the part of the shorter one's 5-grams that the other has too. */
const sharesOf = (grams: readonly Set<string>[]): number[] =>
  grams.flatMap((one, i) =>
    grams.slice(i + 1).map(other => {
      let shared = 0
      for (const gram of one) if (other.has(gram)) shared++
      return shared / Math.min(one.size, other.size)
    }),
  )
const scripts = PROMPTS.map(prompt => ({ prompt, script: write(storyOf(prompt, 300)) }))

describe.each(scripts)('“$prompt.premise”', ({ prompt, script }) => {
  it('is a valid script of 12 to 18 scenes whose frames sum to 300 s', () => {
    ScriptValue.parse(script)
    expect(script.scenes.length).toBeGreaterThanOrEqual(12)
    expect(script.scenes.length).toBeLessThanOrEqual(18)
    expect(script.scenes.reduce((sum, { frames }) => sum + frames, 0)).toBe(7200)
    expect(script.scenes.map(({ tailFrames }) => tailFrames)).toEqual([...script.scenes.slice(1).map(() => 12), 0])
  })

  it('shows every name, place and object of the prompt, and gives every event a scene', () => {
    const shown = action(script).toLowerCase()
    for (const word of prompt.shows) expect(shown).toContain(word.toLowerCase())
    for (const event of prompt.events)
      expect(
        script.scenes.filter(scene => ` ${scene.action.toLowerCase()}`.includes(` ${event.toLowerCase()}`)),
        event,
      ).toHaveLength(1)
  })

  it('repeats no line, and every line fits into its scene', () => {
    const lines = spoken(script).map(line => line.toLowerCase())
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([])
    for (const scene of script.scenes) {
      const speech = scene.utterances.reduce((sum, { text }) => sum + speechSeconds(text), 0)
      expect(speech + 0.5 * scene.utterances.length).toBeLessThan(scene.frames / scene.fps)
    }
  })

  it('has only people of the cast, leaves nothing unfilled, and names who speaks in the picture', () => {
    const ids = new Set(castStory(storyOf(prompt, 300), 0).map(({ id }) => id))
    for (const scene of script.scenes) {
      for (const id of scene.characters) expect(ids).toContain(id)
      for (const { speaker } of scene.utterances) if (speaker !== NARRATOR) expect(scene.characters).toContain(speaker)
    }
    expect(whole(script)).not.toMatch(/[{}$|]|undefined|\bA\/|\.\.(?!\.)|,,| ,|\s{2}/)
  })

  it('is grammatical where grammar can be checked', () => {
    const text = whole(script)
    // a/an, doubled words, agreement of pronouns, sentences that begin small.
    expect(text.match(/\ban (?=[bcdfgjklmpqrstvwz])\w+/gi) ?? []).toEqual([])
    expect(text.match(/\ba (?=[aeio])(?!one\b|once\b)\w+/g) ?? []).toEqual([])
    expect(text.match(/\b(the|a|an|of|to|and|is|in|with) \1\b/gi) ?? []).toEqual([])
    expect(text.match(/\b(she|he) (are|have|do|were|go|stand|look|turn|walk|say)\b/gi) ?? []).toEqual([])
    expect(
      text.match(
        /(?<!\b(?:let|make|watch|see|help|hear|do|does|did|Do|and) )\bthey (is|has|does|was|stands|looks|turns|walks|says|goes)\b/gi,
      ) ?? [],
    ).toEqual([])
    expect(text.match(/[.!?] [a-z]/g) ?? []).toEqual([])
  })
})

describe('the twenty together', () => {
  it('share at most 5 % of their 5-grams with any other, and under 2 % on average', () => {
    const shares = sharesOf(scripts.map(({ script }) => fiveGrams(whole(script))))
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.05)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.02)
  })
})

describe('length, genre, tone and seed', () => {
  const [pilot] = PROMPTS as readonly [PromptFixture]
  it.each([
    [12, 1, 2],
    [24, 2, 3],
    [36, 3, 3],
    [60, 4, 5],
    [180, 9, 12],
    [300, 15, 15],
    [600, 26, 32],
    [1800, 70, 80],
  ])('%d s have between %d and %d scenes, whole frames and no line twice', (seconds, least, most) => {
    const script = write(storyOf(pilot, seconds))
    expect(script.scenes.length).toBeGreaterThanOrEqual(least)
    expect(script.scenes.length).toBeLessThanOrEqual(most)
    expect(script.scenes.reduce((sum, { frames }) => sum + frames, 0)).toBe(seconds * 24)
    const lines = spoken(script)
    expect(new Set(lines).size).toBe(lines.length)
    expect(action(script)).toContain('discovers the secret lab')
    expect(action(script)).toContain('warns Ava about the consequences')
  })

  it('the same seed writes the same script, another seed another one', () => {
    const story = storyOf(pilot, 60)
    expect(write(story, 5)).toEqual(write(story, 5))
    expect(whole(write(story, 6))).not.toBe(whole(write(story, 5)))
  })

  it('genre and tone change the text', () => {
    const versions = [
      storyOf(pilot, 120),
      { ...storyOf(pilot, 120), genre: 'comedy' },
      { ...storyOf(pilot, 120), genre: 'romance' },
      { ...storyOf(pilot, 120), tone: 'bleak' },
    ].map(story => fiveGrams(whole(write(story))))
    const [first] = versions
    for (const other of versions.slice(1))
      expect([...(first ?? [])].filter(gram => other.has(gram)).length / other.size).toBeLessThan(0.25)
  })

  it('a story too short for a scene of its climax has it where its matter is', () => {
    const script = write(storyOf(pilot, 36))
    expect(script.scenes.at(-1)?.place).toContain('secret lab')
  })

  it('the weather is the premise’s own, and there is none in space', () => {
    const weatherOf = (premise: string) => write({ ...storyOf({ premise }, 60) }).scenes.map(scene => scene.weather)
    expect(weatherOf('Detective Ruth searches a snowed-in hotel for whoever stole the emerald.')[0]).toBe('snow')
    expect(weatherOf('Sam waits for Ada on a rainy platform.')[0]).toBe('rain')
    expect(new Set(weatherOf('On a space station Noor mends the dome before the last tank is empty.'))).toEqual(
      new Set(['']),
    )
  })

  it('what must be done in time is what the story hurries for', () => {
    const script = write(
      storyOf(
        {
          premise:
            'On a space station over Titan, the engineer Noor and her brother Dev must mend the dome before the last oxygen tank is empty.',
        },
        300,
      ),
    )
    expect(spoken(script).join(' ')).toMatch(/before the last oxygen tank is empty/)
  })

  it('no sun shines at night and no street lamp by day', () => {
    const sunny = /\b(?:sunlight|low sun|last sun|afternoon sun|window light|morning comes)\b/i
    for (const { script } of scripts)
      for (const scene of script.scenes) {
        if (scene.hour === 'night') expect(scene.action).not.toMatch(sunny)
        if (scene.hour === 'day')
          expect(scene.action).not.toMatch(/\b(?:streetlamps come on|headlights sweep|neon from)\b/i)
      }
  })

  it('takes a wanted number of scenes', () => {
    const story = storyOf(pilot, 60)
    expect(writeScript(story, castStory(story, 0), { seed: 0, sceneCount: 8 }).scenes).toHaveLength(8)
  })
})

describe('unusual prompts', () => {
  it('an empty one and one in another language are refused with what to do', () => {
    const cast = castStory(storyOf(PROMPTS[0] as PromptFixture, 36), 0)
    const attempt = (premise: string) => () => writeScript(storyOf({ premise }, 36), cast, { seed: 0 })
    expect(attempt('   ')).toThrow(/premise is empty/)
    for (const premise of [
      'エイバは秘密の研究所を見つける',
      'تكتشف آفا المختبر السري وتحذرها معلمتها',
      'Una chica encuentra una carta de su hermano en el faro',
      'Ein alter Mann findet den Brief und die Karte der Insel',
    ])
      expect(attempt(premise), premise).toThrow(/English/)
  })

  it('emoji names, fragments, shouting, quotes and one word still make a script', () => {
    for (const premise of [
      '🦊 steals the moon from the palace',
      'A haunted lighthouse. Two sisters. One secret.',
      'Dragons. Coffee. Regret.',
      'ROBOT FALLS IN LOVE WITH TOASTER',
      'He said "never open it" — and then she opened it!!!',
      'Loneliness',
      '<script>alert(1)</script> meets O’Brien & {p0} $A',
    ])
      for (const seconds of [12, 36, 120]) {
        const script = ScriptValue.parse(write(storyOf({ premise }, seconds)))
        expect(script.scenes.reduce((sum, { frames }) => sum + frames, 0)).toBe(seconds * 24)
      }
    expect(action(write(storyOf({ premise: '🦊 steals the moon from the palace' }, 36)))).toContain(
      '🦊 steals the moon from the palace',
    )
  })

  it('2,000 characters are all staged', () => {
    const sentence = 'Mira finds a brass key in the harbor and hides it from her brother Tom. '
    const premise = sentence.repeat(28).slice(0, 2000)
    const script = write(storyOf({ premise }, 300))
    ScriptValue.parse(script)
    expect(action(script).match(/finds a brass key/g)?.length).toBeGreaterThanOrEqual(27)
  })

  it('no cast is refused with what to do', () => {
    expect(() => writeScript(storyOf(PROMPTS[0] as PromptFixture, 36), [], { seed: 0 })).toThrow(
      /series bible has no characters/,
    )
  })
})
